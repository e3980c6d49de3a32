import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from motcua.kernel import configuration
from motcua.kernel.configuration import Configuration
from motcua.kernel.database import server
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.processes import working_in
from motcua.kernel.database.tuning import THROWAWAY

PROGRAM = (sys.executable, "-m", "motcua.kernel.database.tests.program")


class Site:
    """One site with a server of its own, and the questions the tests ask about it."""

    def __init__(self, data_directory: Path) -> None:
        self.configuration: Configuration = configuration.load(
            {"MOTCUA_DEBUG": "1", "MOTCUA_DATA_DIRECTORY": str(data_directory)}
        )
        self.data_directory = data_directory
        self.layout = Layout.below(data_directory)

    def ensure_running(self, **how: Any) -> int:
        """Be a user of the server; its postmaster."""
        server.ensure_running(self.configuration, **{"settings": THROWAWAY, **how})
        return self.postmaster or 0

    def leave(self) -> None:
        server.leave(self.configuration)

    @property
    def postmaster(self) -> int | None:
        return server.status(self.configuration).postmaster

    @property
    def keeper(self) -> int:
        """The keeper that started the server: the postmaster's parent."""
        stat = Path(f"/proc/{self.postmaster}/stat").read_text()
        return int(stat.rpartition(")")[2].split()[1])

    @property
    def is_down(self) -> bool:
        return not list(working_in(self.layout.data))

    def execute(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(server.address_of(self.configuration).conninfo(), autocommit=True) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    def clear(self) -> None:
        server.leave(self.configuration)
        server.stop(self.configuration, even_if_used=True)


class Program:
    """Another process using the site's server (program.py), in a process group of its own."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

    def says(self) -> dict[str, Any]:
        """Its next line; waits for it."""
        return json.loads(self.process.stdout.readline())

    def asks(self, query: str) -> list[list[Any]]:
        self.process.stdin.write(query + "\n")
        self.process.stdin.flush()
        return self.says()["result"]

    def ends(self) -> int:
        """Let it end as programs do; its exit code."""
        self.process.communicate(timeout=60)
        return self.process.returncode

    def is_killed(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=60)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A new site, below folders closed to everyone else (0700)."""
    one = Site(tmp_path / "var")
    yield one
    one.clear()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account may enter."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def open_site(open_folder: Path) -> Iterator[Site]:
    """A new site in a folder that every account may enter."""
    one = Site(open_folder / "var")
    yield one
    one.clear()


@pytest.fixture
def start_program() -> Iterator[Callable[..., Program]]:
    """Starts programs that use a site's server; what is left of them ends with the test."""
    programs: list[Program] = []

    def start(site: Site, through: tuple[str, ...] = ()) -> Program:
        programs.append(Program([*through, *PROGRAM, str(site.data_directory)]))
        return programs[-1]

    yield start
    for program in programs:
        if program.process.poll() is None:
            program.is_killed()
        program.process.stdout.close()
        program.process.stdin.close()


@pytest.fixture
def eventually() -> Callable[[Callable[[], object]], bool]:
    """Waits for something that other processes bring about; False when they have not in half a minute."""

    def wait(condition: Callable[[], object]) -> bool:
        deadline = time.monotonic() + 30
        while not condition():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    return wait
