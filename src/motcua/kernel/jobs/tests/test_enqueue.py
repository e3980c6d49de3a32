"""Asking for a job: in the caller's transaction, or not at all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction

from motcua.kernel.clock import VIETNAM, TrainingClock, now, real_now
from motcua.kernel.jobs import enqueue, job
from motcua.kernel.jobs.registry import find_job
from motcua.kernel.jobs.worker import run_pending


class ChangedTheirMind(Exception):
    pass


def ask_and_change_my_mind(word: str) -> None:
    with transaction.atomic():
        enqueue("tests.note", word=word)
        raise ChangedTheirMind


def test_a_job_is_run_with_its_arguments(db: None, done: list[Any]) -> None:
    enqueue("tests.note", word={"dossier": 5, "names": ["An", "Bình"], "none": None})
    assert done == []
    assert run_pending() == 1
    assert done == [{"dossier": 5, "names": ["An", "Bình"], "none": None}]
    assert run_pending() == 0


def test_a_job_is_rolled_back_with_the_transaction_that_asked_for_it(committed: None, done: list[Any]) -> None:
    with pytest.raises(ChangedTheirMind):
        ask_and_change_my_mind("never")
    with transaction.atomic():
        enqueue("tests.note", word="kept")
        with pytest.raises(ChangedTheirMind):
            ask_and_change_my_mind("undone with its savepoint")
    run_pending()
    assert done == ["kept"]


def test_nobody_sees_a_job_before_its_transaction_ends(committed: None, done: list[Any]) -> None:
    seen: list[int] = []

    def look_from_another_connection() -> None:
        try:
            seen.append(run_pending())
        finally:
            connection.close()

    def look() -> None:
        thread = Thread(target=look_from_another_connection)
        thread.start()
        thread.join()

    with transaction.atomic():
        enqueue("tests.note", word="secret")
        look()
    look()
    assert seen == [0, 1]


def test_a_job_asked_for_by_a_job_is_run_too(db: None, done: list[Any]) -> None:
    job("tests.chain")(lambda: enqueue("tests.note", word="second"))
    enqueue("tests.chain")
    assert run_pending() == 2
    assert done == ["second"]


def test_jobs_of_higher_priority_go_first_then_by_age(db: None, done: list[Any]) -> None:
    for word, priority in (("a", 0), ("b", 5), ("c", 0), ("d", -1)):
        enqueue("tests.note", priority=priority, word=word)
    run_pending()
    assert done == ["b", "a", "c", "d"]


def test_a_job_waits_for_its_time(db: None, done: list[Any], let_time_pass: Callable[[], None]) -> None:
    enqueue("tests.note", run_at=now() + timedelta(hours=1), word="later")
    enqueue("tests.note", run_at=now(), word="due now")
    enqueue("tests.note", run_at=now() - timedelta(hours=1), word="overdue")
    run_pending()
    assert done == ["due now", "overdue"]
    let_time_pass()
    run_pending()
    assert done == ["due now", "overdue", "later"]


def test_on_a_training_site_a_job_waits_by_the_training_clock(
    db: None, done: list[Any], settings: Any, queue_row: Callable[[int], dict[str, Any]]
) -> None:
    opening, begun = datetime(2018, 10, 30, 17, tzinfo=VIETNAM), real_now()
    settings.TRAINING_CLOCK = TrainingClock(starts_at=opening, anchored_at=begun)
    number = enqueue("tests.note", run_at=opening + timedelta(hours=2), word="nineteen hours of 2018")
    assert number is not None
    assert queue_row(number)["scheduled_at"] == begun + timedelta(hours=2)


def test_a_queueing_lock_keeps_a_second_from_waiting(db: None, done: list[Any]) -> None:
    with transaction.atomic():
        assert enqueue("tests.note", queueing_lock="nightly", word="first") is not None
        assert enqueue("tests.note", queueing_lock="nightly", word="second") is None
        assert enqueue("tests.note", queueing_lock="weekly", word="other lock") is not None
    run_pending()
    assert done == ["first", "other lock"]
    enqueue("tests.note", queueing_lock="nightly", word="next night")
    run_pending()
    assert done == ["first", "other lock", "next night"]


def test_a_job_nobody_wrote_is_refused_at_once(db: None) -> None:
    with pytest.raises(LookupError, match=r"no job is called tests\.nonexistent"):
        enqueue("tests.nonexistent")


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"word": 1, "extra": 2},
        {"word": Decimal(1)},
        {"word": object()},
        {"word": (1, 2)},
        {"word": {1: "a"}},
        {"word": real_now()},
        {"word": {1, 2}},
    ],
)
def test_arguments_that_would_not_arrive_as_sent_are_refused(db: None, done: list[Any], arguments: Any) -> None:
    with pytest.raises(TypeError):
        enqueue("tests.note", **arguments)
    assert run_pending() == 0


def test_an_instant_without_a_zone_is_refused(db: None, done: list[Any]) -> None:
    with pytest.raises(TypeError, match="run_at must be aware"):
        enqueue("tests.note", run_at=datetime.fromisoformat("2018-10-30T17:00"), word="when?")


def test_two_functions_cannot_share_a_name(done: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"two jobs are called tests\.note"):
        job("tests.note")(lambda word: None)
    known = find_job("tests.note")
    assert known is not None
    assert job("tests.note")(known.function) is known.function
