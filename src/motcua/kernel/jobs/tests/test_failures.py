"""A job that fails is tried again with patience, then buried with a reason; the others do not wait for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.clock import real_now
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.kernel.jobs import enqueue, job
from motcua.kernel.jobs.dead import dead_jobs, discard_dead_job, retry_dead_job
from motcua.kernel.jobs.models import JobFailure
from motcua.kernel.jobs.queue import fetch_job
from motcua.kernel.jobs.registry import LONGEST_WAIT, Job
from motcua.kernel.jobs.running import rescue_stalled_jobs
from motcua.kernel.jobs.worker import run_pending

type Failing = Callable[[Exception | None], list[int]]
type QueueRow = Callable[[int], dict[str, Any]]


def run_all() -> int:
    return run_pending(raise_errors=False)


def refusal(kind: type[DomainError]) -> DomainError:
    return kind("already_closed", vi="Hồ sơ đã kết thúc. Không gửi nữa.", en="The dossier is closed. Send nothing.")


def asked(name: str, **options: Any) -> int:
    number = enqueue(name, **options)
    assert number is not None
    return number


def test_a_test_sees_the_error_of_its_job(db: None, fail: Failing) -> None:
    enqueue("tests.fail")
    with pytest.raises(RuntimeError, match="printer on fire"):
        run_pending()


def test_a_failing_job_is_tried_again_later_and_later(
    db: None, fail: Failing, let_time_pass: Callable[[], None], queue_row: QueueRow
) -> None:
    runs = fail(RuntimeError("printer on fire"))
    number = asked("tests.fail")
    for attempt, wait in ((1, timedelta(seconds=10)), (2, timedelta(seconds=40))):
        before = real_now()
        assert run_all() == 1
        row = queue_row(number)
        assert (row["status"], row["attempts"]) == ("todo", attempt)
        assert before + wait <= row["scheduled_at"] <= real_now() + wait
        assert run_all() == 0
        let_time_pass()
    assert run_all() == 1
    assert runs == [1, 2, 3]
    assert queue_row(number)["status"] == "failed"
    let_time_pass()
    assert run_all() == 0


def test_a_failing_job_does_not_hold_up_the_queue(db: None, fail: Failing, done: list[Any]) -> None:
    enqueue("tests.fail")
    enqueue("tests.note", word="after it")
    assert run_all() == 2
    assert done == ["after it"]


def test_a_failing_job_holds_back_those_of_its_lock(
    db: None, fail: Failing, done: list[Any], let_time_pass: Callable[[], None]
) -> None:
    enqueue("tests.fail", lock="dossier-5")
    enqueue("tests.note", lock="dossier-5", word="in order")
    enqueue("tests.note", lock="dossier-6", word="another dossier")
    run_all()
    assert done == ["another dossier"]
    for _ in range(2):
        let_time_pass()
        run_all()
    assert done == ["another dossier", "in order"]


def test_a_job_that_succeeds_in_the_end_leaves_no_complaint(
    db: None, fail: Failing, let_time_pass: Callable[[], None]
) -> None:
    enqueue("tests.fail")
    run_all()
    assert JobFailure.objects.count() == 1
    fail(None)
    let_time_pass()
    run_all()
    assert JobFailure.objects.count() == 0
    assert dead_jobs() == []


@pytest.mark.parametrize("kind", [Invalid, Refused, NotFound])
def test_what_is_forbidden_is_not_tried_again(db: None, fail: Failing, kind: type[DomainError]) -> None:
    fail(refusal(kind))
    number = asked("tests.fail")
    run_all()
    [dead] = dead_jobs()
    assert (dead.id, dead.name, dead.attempts, dead.code) == (number, "tests.fail", 1, "already_closed")
    assert dead.reason("vi") == "Hồ sơ đã kết thúc. Không gửi nữa."
    assert dead.reason("en") == "The dossier is closed. Send nothing."


def test_a_conflict_is_tried_again(db: None, fail: Failing, queue_row: QueueRow) -> None:
    fail(refusal(Conflict))
    number = asked("tests.fail")
    run_all()
    assert queue_row(number)["status"] == "todo"


def test_a_program_fault_is_told_in_words_with_a_trace_for_engineers(
    db: None, fail: Failing, let_time_pass: Callable[[], None]
) -> None:
    fail(RuntimeError("odd bytes \x00 \ud800"))
    number = asked("tests.fail", queue="notices")
    for _ in range(3):
        run_all()
        let_time_pass()
    [dead] = dead_jobs()
    assert (dead.queue, dead.arguments, dead.attempts, dead.code) == ("notices", {}, 3, "RuntimeError")
    assert f"số {number}" in dead.reason_vi
    assert f"number {number}" in dead.reason_en
    assert "odd bytes" not in dead.reason_vi + dead.reason_en
    assert "in failing" in dead.trace
    assert "odd bytes" in dead.trace


def test_a_broken_statement_spoils_nothing_else(db: None, done: list[Any]) -> None:
    @job("tests.broken", attempts=1)
    def broken() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    enqueue("tests.broken")
    enqueue("tests.note", word="unharmed")
    assert run_all() == 2
    assert done == ["unharmed"]
    assert [dead.code for dead in dead_jobs()] == ["DataError"]


def test_a_job_the_running_version_does_not_know_is_found_dead(db: None, done: list[Any]) -> None:
    enqueue("tests.note", word="from the future")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET task_name = 'tests.unwritten'")
    with pytest.raises(LookupError, match=r"tests\.unwritten"):
        run_pending()
    [dead] = dead_jobs()
    assert dead.code == "job_unknown"
    assert "tests.unwritten" in dead.reason_vi
    assert "tests.unwritten" in dead.reason_en


def test_a_dead_job_can_be_given_one_more_try(db: None, fail: Failing) -> None:
    fail(refusal(Refused))
    number = asked("tests.fail")
    run_all()
    retry_dead_job(number)
    assert dead_jobs() == []
    run_all()
    assert [dead.id for dead in dead_jobs()] == [number]
    fail(None)
    retry_dead_job(number)
    assert run_all() == 1
    assert dead_jobs() == []
    assert JobFailure.objects.count() == 0


def test_a_dead_job_can_be_discarded(db: None, fail: Failing) -> None:
    fail(refusal(Refused))
    kept, discarded = asked("tests.fail"), asked("tests.fail")
    run_all()
    assert [dead.id for dead in dead_jobs()] == [discarded, kept]
    assert [dead.id for dead in dead_jobs(limit=1)] == [discarded]
    discard_dead_job(discarded)
    assert [dead.id for dead in dead_jobs()] == [kept]
    assert list(JobFailure.objects.values_list("job_id", flat=True)) == [kept]


@pytest.mark.parametrize("act", [retry_dead_job, discard_dead_job])
def test_only_dead_jobs_are_retried_or_discarded(db: None, done: list[Any], act: Callable[[int], None]) -> None:
    waiting = asked("tests.note", word="alive")
    for number in (waiting, waiting + 1000):
        with pytest.raises(NotFound):
            act(number)
    assert run_all() == 1


def test_a_job_waiting_for_another_try_lets_a_new_one_wait(
    db: None, fail: Failing, let_time_pass: Callable[[], None]
) -> None:
    runs = fail(RuntimeError())
    enqueue("tests.fail", queueing_lock="nightly")
    run_all()
    assert enqueue("tests.fail", queueing_lock="nightly") is not None
    let_time_pass()
    assert run_all() == 2
    assert runs == [1, 2, 3]


def test_a_job_failing_while_a_newer_one_waits_is_still_tried_again(
    db: None, done: list[Any], queue_row: QueueRow
) -> None:
    older = asked("tests.note", queueing_lock="nightly", word="older")
    assert fetch_job() is not None
    assert enqueue("tests.note", queueing_lock="nightly", word="newer") is not None
    assert rescue_stalled_jobs() == 1
    assert queue_row(older)["status"] == "todo"
    assert run_all() == 1
    assert done == ["newer"]


def test_the_jobs_of_a_dead_worker_are_taken_up_again(
    db: None, fail: Failing, let_time_pass: Callable[[], None], queue_row: QueueRow
) -> None:
    number = asked("tests.fail")
    for attempt in (1, 2):
        assert fetch_job() is not None
        assert queue_row(number)["status"] == "doing"
        assert rescue_stalled_jobs() == 1
        assert rescue_stalled_jobs() == 0
        row = queue_row(number)
        assert (row["status"], row["attempts"]) == ("todo", attempt)
        let_time_pass()
    assert fetch_job() is not None
    rescue_stalled_jobs()
    [dead] = dead_jobs()
    assert (dead.id, dead.code, dead.attempts) == (number, "worker_died", 3)
    assert "tests.fail" in dead.reason_vi


def test_a_job_in_the_hands_of_a_living_worker_is_left_to_it(db: None, done: list[Any]) -> None:
    enqueue("tests.note", word="slow")
    assert fetch_job() is not None
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET worker_id = %s", cursor.fetchone())
        assert rescue_stalled_jobs() == 0
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
        assert rescue_stalled_jobs() == 1


def test_a_job_that_enqueues_itself_for_ever_is_stopped(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.kernel.jobs.worker.MOST_JOBS_AT_ONCE", 5)
    job("tests.again")(lambda: enqueue("tests.again"))
    enqueue("tests.again")
    with pytest.raises(RuntimeError, match="enqueue itself"):
        run_pending()


@given(st.integers(1, 60), st.timedeltas(timedelta(seconds=1), timedelta(hours=1)))
def test_waits_grow_to_a_bound_and_end(attempts: int, first_wait: timedelta) -> None:
    patient = Job("tests.patient", print, attempts=attempts, first_wait=first_wait)
    waits = [patient.wait_after(attempt, RuntimeError()) for attempt in range(1, attempts + 2)]
    given_waits = [wait for wait in waits if wait is not None]
    assert len(given_waits) == attempts - 1
    assert waits[-2:] == [None, None] if attempts > 1 else waits == [None, None]
    assert given_waits == sorted(given_waits)
    assert all(first_wait <= wait <= LONGEST_WAIT for wait in given_waits)
