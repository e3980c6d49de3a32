"""`motcua work`, and the worker beside `motcua serve`: every queue has somebody who empties it."""

import ast
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

import motcua
from motcua.cli.tests.test_serve import PROGRAM, environment, free_port, wait_for
from motcua.kernel.jobs import enqueue

__all__ = ["environment", "free_port"]
SOURCES = Path(motcua.__file__).parent


@pytest.fixture(autouse=True)
def _empty_queue(environment: dict[str, str]) -> Iterator[None]:
    """The queue's tables, which Django does not empty, are emptied after each test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


def queues() -> set[str]:
    """Every queue that the program puts jobs into, read from its sources."""
    named = {"default"}
    for file in SOURCES.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "enqueue":
                for argument in node.keywords:
                    if argument.arg == "queue":
                        assert isinstance(argument.value, ast.Constant), f"{file}: a queue is named by a word"
                        named.add(argument.value.value)
    return named


def due_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
            "AND (scheduled_at IS NULL OR scheduled_at <= now())"
        )
        return int(cursor.fetchone()[0])


def test_every_queue_has_a_consumer(environment: dict[str, str]) -> None:
    for queue in (*queues(), "one that is still to come"):
        enqueue("statistics.close_days", queue=queue)
    command = [sys.executable, "-c", PROGRAM, "work", "--once"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, due_jobs()) == (0, 0), ended.stderr
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND scheduled_at > now()")
        assert cursor.fetchone()[0] == 3, "the coming night's closing and watch, and the look after orders, wait"


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_runs_beside_the_site_and_ends_with_it(
    environment: dict[str, str], free_port: int, ending: signal.Signals
) -> None:
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", str(free_port), "--workers", "1"]
    running = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{free_port}/gioi-thieu/", running)
        enqueue("statistics.close_days")
        until(lambda: due_jobs() == 0, "the job was not done")
        workers = workers_of(running.pid)
        assert len(workers) == 1
    finally:
        running.send_signal(ending)
        running.wait(timeout=60)
    until(lambda: not any(Path(f"/proc/{number}").exists() for number in workers), "the worker outlived the site")
    if ending == signal.SIGKILL:  # what a killed server leaves behind is not the worker's matter
        os.killpg(running.pid, signal.SIGKILL)


def workers_of(session: int) -> list[int]:
    """The processes of that session that run `motcua work`."""
    found = []
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = status.read_bytes().split(b"\0")
            number = int(status.parent.name)
            if b"work" in words and os.getsid(number) == session:
                found.append(number)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def until(is_so: object, otherwise: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.2)
    pytest.fail(otherwise)
