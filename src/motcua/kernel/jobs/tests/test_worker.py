"""The worker process: real transactions, its own threads and connections."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from motcua.kernel.errors import Refused
from motcua.kernel.jobs import enqueue, job, worker
from motcua.kernel.jobs.dead import dead_jobs
from motcua.kernel.jobs.models import JobFailure
from motcua.kernel.jobs.queue import fetch_job
from motcua.kernel.jobs.worker import run_worker

type Failing = Callable[[Exception | None], list[int]]


def waiting() -> int:
    """How many of these tests' jobs wait; another test of the room above may have asked for a night's closing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND task_name LIKE 'tests.%%'", []
        )
        return cursor.fetchone()[0]


def test_the_worker_does_what_was_committed(committed: None, done: list[Any]) -> None:
    with transaction.atomic():
        enqueue("tests.note", word="rolled back")
        transaction.set_rollback(True)
    enqueue("tests.note", word="committed")
    run_worker(once=True)
    assert done == ["committed"]
    assert waiting() == 0


def test_a_failing_job_does_not_stop_the_worker(committed: None, fail: Failing, done: list[Any]) -> None:
    runs = fail(RuntimeError("printer on fire"))
    enqueue("tests.fail")
    enqueue("tests.note", word="after it")
    run_worker(once=True)
    assert done == ["after it"]
    assert runs == [1]
    assert waiting() == 1
    assert JobFailure.objects.get().code == "RuntimeError"


def test_the_worker_buries_what_is_forbidden(committed: None, fail: Failing) -> None:
    fail(Refused("closed", vi="Hồ sơ đã kết thúc.", en="The dossier is closed."))
    enqueue("tests.fail")
    run_worker(once=True)
    assert [dead.reason("vi") for dead in dead_jobs()] == ["Hồ sơ đã kết thúc."]
    assert waiting() == 0


def test_inside_the_worker_a_job_is_still_asked_for_in_the_callers_transaction(
    committed: None, done: list[Any]
) -> None:
    @job("tests.asks", attempts=1)
    def asks() -> None:
        with transaction.atomic():
            enqueue("tests.note", word="kept")
        with transaction.atomic():
            enqueue("tests.note", word="rolled back")
            raise RuntimeError("changed my mind")

    enqueue("tests.asks")
    run_worker(once=True)
    assert done == ["kept"]


def test_the_worker_keeps_to_its_queues(committed: None, done: list[Any]) -> None:
    enqueue("tests.note", queue="exports", word="export")
    enqueue("tests.note", queue="notices", word="notice")
    run_worker(queues=["notices"], once=True)
    assert done == ["notice"]
    run_worker(once=True)
    assert done == ["notice", "export"]


def test_the_worker_starts_by_taking_up_what_a_dead_one_left(committed: None, done: list[Any]) -> None:
    enqueue("tests.note", word="left behind")
    assert fetch_job() is not None
    assert waiting() == 0
    run_worker(once=True)
    assert waiting() == 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    run_worker(once=True)
    assert done == ["left behind"]


def test_several_jobs_run_side_by_side(committed: None, done: list[Any]) -> None:
    for number in range(6):
        enqueue("tests.note", word=number)
    run_worker(once=True, concurrency=3)
    assert sorted(done) == list(range(6))


def test_the_worker_hears_of_new_jobs_and_stops_when_told(committed: None, done: list[Any]) -> None:
    @job("tests.ask_and_stop")
    def ask_and_stop() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        enqueue("tests.note", word="left for the next worker")
        done.append("job in hand finished")

    job("tests.ask")(lambda: enqueue("tests.ask_and_stop"))
    enqueue("tests.ask")
    run_worker()
    assert done == ["job in hand finished"]
    assert waiting() == 1


def test_the_watch_over_stalled_jobs_outlives_a_database_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    async def look() -> None:
        looks.append(1)
        if len(looks) == 1:
            raise OperationalError("the database system is starting up")
        raise asyncio.CancelledError

    monkeypatch.setattr(worker, "SECONDS_WITHOUT_A_SIGN", 0)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(worker._repeat(look))
    assert len(looks) == 2
