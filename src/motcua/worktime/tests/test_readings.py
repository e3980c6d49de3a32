"""Restart (NĐ 61/2018 Art 19.4), subtract (QĐ 766), pause: three readings of one history."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.hours import Interval, Season, make_week
from motcua.worktime.rules.readings import Elapsed, pause, restart, subtract
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.story import DayStatus
from motcua.worktime.rules.terms import Term, TermUnit, parse_term
from motcua.worktime.rules.waits import Wait
from motcua.worktime.tests.conftest import at
from motcua.worktime.tests.worlds import terms

REAL = read_calendar_files().schedule()
FIVE = parse_term("5 working_days")
RECEIVED = at("2018-11-09 09:00")
WAIT = Wait("supplement", at("2018-11-12 10:00"), at("2018-11-14 10:00"))


def test_one_history_read_three_ways(schedule: Schedule) -> None:
    restarted, paused = restart(RECEIVED, [WAIT], FIVE, schedule), pause(RECEIVED, [WAIT], FIVE, schedule)
    assert restarted is not None
    assert restarted.at == at("2018-11-21 17:00")
    assert paused is not None
    assert paused.at == at("2018-11-20 17:00")
    assert subtract(RECEIVED, at("2018-11-21 16:00"), [WAIT], schedule).working_days == 6


def test_without_waits_all_agree_with_the_plain_due_date(schedule: Schedule) -> None:
    plain = compute_due(RECEIVED, FIVE, schedule).at
    for reading in (restart, pause):
        due = reading(RECEIVED, [], FIVE, schedule)
        assert due is not None
        assert due.at == plain
    assert subtract(RECEIVED, plain, [], schedule) == Elapsed(5, 7, int((6 + 5 * 7.5) * 3600))


def test_while_something_is_awaited_there_is_no_due_date(schedule: Schedule) -> None:
    waiting = Wait("supplement", at("2018-11-12 10:00"))
    assert restart(RECEIVED, [waiting], FIVE, schedule) is None
    assert pause(RECEIVED, [waiting], FIVE, schedule) is None
    assert subtract(RECEIVED, at("2018-11-21 16:00"), [waiting], schedule).working_days == 1


def test_only_the_last_answer_restarts(schedule: Schedule) -> None:
    second = Wait("supplement", at("2018-11-15 10:00"), at("2018-11-16 18:00"))
    due = restart(RECEIVED, [second, WAIT], FIVE, schedule)
    assert due is not None
    assert due.at == compute_due(at("2018-11-19 07:30"), FIVE, schedule).at == at("2018-11-26 17:00")


def test_papers_asked_for_on_the_due_day_leave_the_day_they_come(schedule: Schedule) -> None:
    late_request = Wait("supplement", at("2018-11-16 16:00"), at("2018-11-20 08:00"))
    due = pause(RECEIVED, [late_request], FIVE, schedule)
    assert due is not None
    assert due.at == at("2018-11-20 17:00")


def test_a_wait_after_the_due_date_changes_nothing(schedule: Schedule) -> None:
    too_late = Wait("supplement", at("2018-11-16 17:01"), at("2018-11-20 08:00"))
    due = pause(RECEIVED, [too_late], FIVE, schedule)
    assert due is not None
    assert due.at == at("2018-11-16 17:00")
    assert pause(RECEIVED, [Wait("supplement", at("2018-11-16 17:01"))], FIVE, schedule) is not None


def test_a_wait_that_begins_in_the_last_minute_still_counts(schedule: Schedule) -> None:
    due = pause(RECEIVED, [Wait("supplement", at("2018-11-16 17:00"), at("2018-11-20 08:00"))], FIVE, schedule)
    assert due is not None
    assert due.at == at("2018-11-20 17:00")


def test_papers_that_come_to_a_saturday_counter_leave_the_next_working_day(schedule: Schedule) -> None:
    mornings = make_week({weekday: [Interval(time(7, 30), time(11, 30))] for weekday in range(1, 7)})
    saturdays = Schedule(schedule.calendar, [Season(date(2015, 1, 1), None, mornings)])
    asked_on_the_due_day = Wait("supplement", at("2018-11-16 09:00"), at("2018-11-17 09:00"))
    due = pause(RECEIVED, [asked_on_the_due_day], FIVE, saturdays)
    assert due is not None
    assert due.at == at("2018-11-19 11:30")


def test_papers_asked_for_on_the_day_a_term_was_carried_to_leave_the_day_they_come(schedule: Schedule) -> None:
    carried = Wait("supplement", at("2018-11-19 09:00"), at("2018-11-21 09:00"))
    due = pause(RECEIVED, [carried], parse_term("8 calendar_days"), schedule)
    assert due is not None
    assert due.at == at("2018-11-21 17:00")


@pytest.mark.parametrize(
    ("begins", "ends", "due", "used"),
    [
        ("2018-11-13 08:00", "2018-11-15 16:00", "2018-11-21 17:00", 5),
        ("2018-11-12 15:00", "2018-11-13 16:00", "2018-11-20 17:00", 6),
        ("2018-11-14 10:00", "2018-11-15 09:00", "2018-11-21 17:00", 5),
    ],
)
def test_overlapping_waits_count_once(schedule: Schedule, begins: str, ends: str, due: str, used: int) -> None:
    waits = [Wait("financial_duty", at(begins), at(ends)), WAIT]
    together = pause(RECEIVED, waits, FIVE, schedule)
    assert together is not None
    assert together.at == at(due)
    assert subtract(RECEIVED, at("2018-11-21 16:00"), waits, schedule).working_days == used


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("5 calendar_days", "2018-11-16 17:00"),
        ("7 calendar_days", "2018-11-19 17:00"),
        ("1 months", "2018-12-11 17:00"),
        ("16 working_hours", "2018-11-15 10:00"),
        ("at_once", "2018-11-09 17:00"),
    ],
)
def test_pause_in_every_unit(schedule: Schedule, term: str, due: str) -> None:
    paused = pause(RECEIVED, [WAIT], parse_term(term), schedule)
    assert paused is not None
    assert paused.at == at(due)


def test_at_once_waits_for_the_answer(schedule: Schedule) -> None:
    paused = pause(
        RECEIVED, [Wait("supplement", at("2018-11-09 10:00"), at("2018-11-12 12:00"))], parse_term("ngay"), schedule
    )
    assert paused is not None
    assert paused.at == at("2018-11-12 17:00")


def test_a_pause_is_told(schedule: Schedule) -> None:
    due = pause(RECEIVED, [WAIT], FIVE, schedule)
    assert due is not None
    told = Explanation.from_json(due.explanation.as_json())
    waited = [day.day.day for day in told.days() if day.status is DayStatus.WAITING]
    assert waited == [13, 14]
    assert (
        "Không tính thời gian chờ bổ sung hồ sơ: 10:00 thứ Hai 12/11/2018 – 10:00 thứ Tư 14/11/2018."
        in told.sentences("vi")
    )
    assert any("missing papers" in sentence for sentence in told.sentences("en"))


def test_a_wait_that_ends_before_it_begins_is_invalid(schedule: Schedule) -> None:
    backwards = Wait("supplement", at("2018-11-14 10:00"), at("2018-11-12 10:00"))
    for reading in (restart, pause):
        with pytest.raises(Invalid) as refusal:
            reading(RECEIVED, [backwards], FIVE, schedule)
        assert refusal.value.code == "wait_inverted"


def histories() -> st.SearchStrategy[tuple[datetime, list[Wait]]]:
    """Something received in 2018 and up to four waits, in any order, overlapping or not."""

    def build(first: int, spans: list[tuple[int, int]]) -> tuple[datetime, list[Wait]]:
        start = datetime(2018, 1, 1, tzinfo=VIETNAM) + timedelta(minutes=first)
        waits = []
        for begins, length in spans:
            asked = start + timedelta(minutes=begins)
            waits.append(Wait("supplement", asked, asked + timedelta(minutes=length)))
        return start, waits

    span = st.tuples(st.integers(0, 40 * 1440), st.integers(0, 20 * 1440))
    return st.builds(build, st.integers(0, 200 * 1440), st.lists(span, max_size=4))


def waited_days(waits: list[Wait], counted_from: datetime) -> set[date]:
    """The days of waiting, one by one: after the day of asking, up to the day the answer counts as received."""
    days = set()
    for wait in waits:
        assert wait.ends is not None
        day = max(wait.begins, counted_from).date()
        while day < REAL.receive(wait.ends).counted_from.date():
            day += timedelta(days=1)
            days.add(day)
    return days


@settings(deadline=None, max_examples=200)
@given(histories(), st.integers(1, 30))
@example(
    (
        at("2018-07-06 09:13"),
        [
            Wait("supplement", at("2018-07-09 00:00"), at("2018-07-11 17:01")),
            Wait("supplement", at("2018-07-12 07:31"), at("2018-07-12 17:01")),
        ],
    ),
    1,
)
def test_pause_agrees_with_counting_the_days_not_waited(history: tuple[datetime, list[Wait]], amount: int) -> None:
    start, waits = history
    due = pause(start, waits, Term(amount, TermUnit.WORKING_DAYS), REAL)
    assert due is not None
    counted_from = due.explanation.counted_from
    used = list(due.explanation.waits)
    skipped = waited_days(used, counted_from)
    day, left = counted_from.date(), amount
    while left:
        day += timedelta(days=1)
        left -= REAL.is_working_day(day) and day not in skipped
    for wait in used:
        if wait.ends and wait.begins.date() == day:  # asked for on the last day: it leaves the day they come
            day = wait.ends.date()
    assert due.at.date() == day


@settings(deadline=None, max_examples=200)
@given(histories(), st.integers(1, 30))
def test_what_is_done_by_the_paused_due_date_used_exactly_the_term(
    history: tuple[datetime, list[Wait]], amount: int
) -> None:
    start, waits = history
    due = pause(start, waits, Term(amount, TermUnit.WORKING_DAYS), REAL)
    assert due is not None
    assert subtract(start, due.at, waits, REAL).working_days == amount


@settings(deadline=None, max_examples=200)
@given(histories(), st.integers(1, 100))
def test_the_same_in_working_hours(history: tuple[datetime, list[Wait]], amount: int) -> None:
    start, waits = history
    due = pause(start, waits, Term(amount, TermUnit.WORKING_HOURS), REAL)
    assert due is not None
    assert subtract(start, due.at, waits, REAL).working_seconds == amount * 3600
    assert sum(day.seconds for day in due.explanation.days()) == amount * 3600


@settings(deadline=None, max_examples=200)
@given(histories(), terms())
def test_waiting_never_brings_a_due_date_forward(history: tuple[datetime, list[Wait]], term: Term) -> None:
    start, waits = history
    plain, paused, restarted = (
        compute_due(start, term, REAL),
        pause(start, waits, term, REAL),
        restart(start, waits, term, REAL),
    )
    assert paused is not None
    assert restarted is not None
    assert plain.at <= paused.at
    assert plain.at <= restarted.at
    told = Explanation.from_json(paused.explanation.as_json())
    assert told.days() == paused.explanation.days()
    assert [day.day for day in told.days() if day.is_due] == [paused.at.date()]


@settings(deadline=None, max_examples=200)
@given(histories(), st.integers(0, 80 * 1440))
def test_time_used_is_never_negative_and_shrinks_with_waiting(
    history: tuple[datetime, list[Wait]], minutes: int
) -> None:
    start, waits = history
    ends = start + timedelta(minutes=minutes)
    used, gross = subtract(start, ends, waits, REAL), subtract(start, ends, [], REAL)
    for net, total in zip(
        (used.working_days, used.calendar_days, used.working_seconds),
        (gross.working_days, gross.calendar_days, gross.working_seconds),
        strict=True,
    ):
        assert 0 <= net <= total
