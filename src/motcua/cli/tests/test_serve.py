"""`motcua serve` as a real process, on the test's own database."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from django.db import connection

PROGRAM = "from motcua.cli import main; main()"


@pytest.fixture
def environment(transactional_db: None) -> dict[str, str]:
    """The program's environment: the test's database, by its address."""
    known = connection.settings_dict
    address = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    url = f"postgresql:///{known['NAME']}?{urlencode({key: value for key, value in address.items() if value})}"
    return {**os.environ, "DATABASE_URL": url, "MOTCUA_DEBUG": "1"}


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(environment: dict[str, str], free_port: int) -> Iterator[str]:
    """The address of a running site, ended as a person would end it."""
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", str(free_port), "--workers", "2"]
    running = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{free_port}/gioi-thieu/", running)
        yield f"http://127.0.0.1:{free_port}"
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
    assert running.returncode == 0
    with pytest.raises(ProcessLookupError):  # the worker beside it has ended, too: nobody is left of its group
        os.killpg(running.pid, 0)


def test_it_serves_pages_and_their_style(site: str) -> None:
    with urllib.request.urlopen(f"{site}/tra-cuu/") as answer:
        assert "Tra cứu hồ sơ" in answer.read().decode()
    with urllib.request.urlopen(f"{site}/static/web/css/tokens.css") as answer:
        assert answer.headers["Content-Type"].startswith("text/css")


def test_no_process_reads_another_ones_answers(site: str) -> None:
    """Processes that inherited one database connection would mix up what they read."""

    def ask(number: int) -> tuple[int, int]:
        asked = f"{site}/thu-tuc/?q=khai+sinh+{number}"
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return number, answer.status
        except urllib.error.HTTPError as error:
            return number, error.code
        except TimeoutError:
            return number, 0

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(120)))
    assert [answer for answer in answers if answer[1] != 200] == []


def test_a_port_that_is_taken_is_said_so_with_what_to_do(environment: dict[str, str], free_port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port))
        taken.listen()
        ended = run(environment, "--port", str(free_port))
    assert ended.returncode == 1
    assert "--port 8001" in ended.stderr


def test_a_database_that_is_not_there_is_said_so(environment: dict[str, str], free_port: int) -> None:
    nowhere = {**environment, "DATABASE_URL": environment["DATABASE_URL"].replace("test_", "no_such_")}
    ended = run(nowhere, "--port", str(free_port))
    assert ended.returncode == 2
    assert "no_such_" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_program_ends_without_waiting_for_its_connections(environment: dict[str, str]) -> None:
    """A pool that is forgotten complains, and keeps the program for five seconds a thread."""
    command = [sys.executable, "-c", PROGRAM, "report", "seed", "--from", "2018-01-01", "--to", "2018-10-30", "--csv"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, "serve", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert running.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{address} did not answer")
