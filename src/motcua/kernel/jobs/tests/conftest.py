"""Jobs made for these tests, and a queue left empty behind them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from motcua.kernel.jobs import registry
from motcua.kernel.jobs.registry import job


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs registered in a test are forgotten after it."""
    monkeypatch.setattr(registry, "_jobs", dict(registry._jobs))


@pytest.fixture
def done() -> list[Any]:
    """What the job "tests.note" was called with, in order."""
    notes: list[Any] = []
    job("tests.note")(lambda word: notes.append(word))
    return notes


@pytest.fixture
def fail() -> Callable[[Exception | None], list[int]]:
    """Registers "tests.fail", which raises the given error (None: succeeds) and counts its runs."""
    runs: list[int] = []
    state: dict[str, Exception | None] = {}

    @job("tests.fail", attempts=3)
    def failing() -> None:
        runs.append(len(runs) + 1)
        if error := state["error"]:
            raise error

    def with_error(error: Exception | None) -> list[int]:
        state["error"] = error
        return runs

    with_error(RuntimeError("printer on fire"))
    return with_error


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database where transactions really end; the queue's tables, which Django does not empty, are emptied after."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.fixture
def queue_row(db: None) -> Callable[[int], dict[str, Any]]:
    def read(job_id: int) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT status::text, attempts, scheduled_at FROM procrastinate_jobs WHERE id = %s", [job_id]
            )
            row = cursor.fetchone()
            assert row, f"job {job_id} is not in the queue"
            return dict(zip([column.name for column in cursor.description], row, strict=True))

    return read


@pytest.fixture
def let_time_pass(db: None) -> Callable[[], None]:
    """Makes every waiting job due."""

    def pass_time() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE scheduled_at > now()")

    return pass_time
