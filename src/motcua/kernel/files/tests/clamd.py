"""A real clamd for the tests, with a database of one signature: the EICAR test virus."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from motcua.kernel.configuration import PROJECT
from motcua.kernel.files.tests import made

FIND = PROJECT / "tools" / "find_clamd.py"
CONFIGURATION = """
DatabaseDirectory {folder}/database
LocalSocket {folder}/clamd.sock
TCPSocket {port}
TCPAddr 127.0.0.1
LogFile {folder}/clamd.log
Foreground yes
StreamMaxLength 1M
"""


@dataclass(frozen=True)
class Clamd:
    """Where it listens, twice; it takes streams of up to one megabyte."""

    path: str
    host_and_port: str


@contextmanager
def running_clamd() -> Iterator[Clamd]:
    """Started, and ended afterwards. Skips the test where there is no clamd."""
    found = subprocess.run([sys.executable, FIND, "--no-install"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr)
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))  # a socket's path may have 107 characters: tmp_path is too long
    (folder / "database").mkdir()
    (folder / "database" / "test.ndb").write_text(f"Eicar-Test-Signature:0:*:{made.EICAR.hex()}\n")
    port = _free_port()
    (folder / "clamd.conf").write_text(CONFIGURATION.format(folder=folder, port=port))
    program = subprocess.Popen(
        [found.stdout.strip(), "--config-file", folder / "clamd.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(folder / "clamd.sock", program, folder / "clamd.log")
        yield Clamd(str(folder / "clamd.sock"), f"127.0.0.1:{port}")
    finally:
        program.terminate()
        program.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(path: Path, program: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(path))
                return
            except OSError:
                pass
        if program.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"clamd did not start: {log.read_text() if log.exists() else program.returncode}")
