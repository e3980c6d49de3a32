"""A term that stood still (tạm dừng) ends later by the days waited, and by no more."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.hours import Interval, Season, make_week
from motcua.worktime.rules.pause import days_waited, pause
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term, TermUnit, parse_term
from motcua.worktime.tests.conftest import at
from motcua.worktime.tests.worlds import terms

REAL = read_calendar_files().schedule()
RECEIVED = at("2018-11-09 09:00")
DAYS = TermUnit.WORKING_DAYS


def paused(term: str, asked: str, came: str, schedule: Schedule) -> datetime:
    """The due date of what was received on Friday 09/11/2018 at 9:00, with one wait."""
    read = parse_term(term)
    return pause(compute_due(RECEIVED, read, schedule).at, at(asked), at(came), read.unit, schedule)


@pytest.mark.parametrize(
    ("asked", "came", "due", "days"),
    [
        ("2018-11-12 10:00", "2018-11-14 10:00", "2018-11-20 17:00", 2),
        ("2018-11-12 10:00", "2018-11-14 09:00", "2018-11-20 17:00", 2),
        ("2018-11-12 10:00", "2018-11-14 12:00", "2018-11-20 17:00", 2),
        ("2018-11-12 10:00", "2018-11-14 07:30", "2018-11-19 17:00", 1),
        ("2018-11-12 10:00", "2018-11-14 06:00", "2018-11-19 17:00", 1),
        ("2018-11-12 10:00", "2018-11-13 20:00", "2018-11-19 17:00", 1),
        ("2018-11-12 07:31", "2018-11-12 16:59", "2018-11-16 17:00", 0),
        ("2018-11-12 16:59", "2018-11-13 07:30", "2018-11-16 17:00", 0),
        ("2018-11-12 16:59", "2018-11-13 07:31", "2018-11-19 17:00", 1),
    ],
)
def test_a_day_is_waited_when_the_agency_opened_without_the_answer(
    schedule: Schedule, asked: str, came: str, due: str, days: int
) -> None:
    assert paused("5 working_days", asked, came, schedule) == at(due)
    assert days_waited(at(asked), at(came), DAYS, schedule) == days


@pytest.mark.parametrize(
    ("asked", "came", "due"),
    [
        ("2018-11-16 16:00", "2018-11-20 08:00", "2018-11-20 17:00"),
        ("2018-11-16 18:00", "2018-11-20 08:00", "2018-11-20 17:00"),
        ("2018-11-16 16:00", "2018-11-19 07:30", "2018-11-19 17:00"),
        ("2018-11-16 16:00", "2018-11-17 10:00", "2018-11-19 17:00"),
        ("2018-11-16 10:00", "2018-11-16 16:00", "2018-11-16 17:00"),
    ],
)
def test_what_is_asked_for_on_the_due_day_leaves_the_day_it_comes(
    schedule: Schedule, asked: str, came: str, due: str
) -> None:
    assert paused("5 working_days", asked, came, schedule) == at(due)


def test_what_comes_to_a_saturday_counter_leaves_the_next_working_day(schedule: Schedule) -> None:
    mornings = make_week({weekday: [Interval(time(7, 30), time(11, 30))] for weekday in range(1, 7)})
    saturdays = Schedule(schedule.calendar, [Season(date(2015, 1, 1), None, mornings)])
    assert paused("5 working_days", "2018-11-16 09:00", "2018-11-17 09:00", saturdays) == at("2018-11-19 11:30")


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("5 calendar_days", "2018-11-16 17:00"),
        ("8 calendar_days", "2018-11-21 17:00"),
        ("1 months", "2018-12-12 17:00"),
        ("16 working_hours", "2018-11-15 10:00"),
        ("at_once", "2018-11-14 17:00"),
    ],
)
def test_every_unit_stands_still_in_its_own_days_or_hours(schedule: Schedule, term: str, due: str) -> None:
    asked = "2018-11-09 10:00" if term == "at_once" else "2018-11-12 10:00"
    assert paused(term, asked, "2018-11-14 10:00", schedule) == at(due)


def waits() -> st.SearchStrategy[tuple[datetime, datetime, datetime]]:
    """Something received in 2018, something asked for later, and the answer."""

    def build(first: int, begins: int, length: int) -> tuple[datetime, datetime, datetime]:
        start = datetime(2018, 1, 1, tzinfo=VIETNAM) + timedelta(minutes=first)
        asked = start + timedelta(minutes=begins)
        return start, asked, asked + timedelta(minutes=length)

    return st.builds(build, st.integers(0, 200 * 1440), st.integers(0, 20 * 1440), st.integers(0, 20 * 1440))


def lost(asked: datetime, came: datetime) -> set[date]:
    """The days after the request on which the agency opened without the answer, one by one."""
    days, day = set(), asked.date()
    while day < came.date():
        day += timedelta(days=1)
        if came.replace(second=0) > REAL.opening_at(day):
            days.add(day)
    return days


@settings(deadline=None, max_examples=200)
@given(waits(), st.integers(1, 30))
def test_the_agency_has_exactly_its_term_of_days(wait: tuple[datetime, datetime, datetime], amount: int) -> None:
    received, asked, came = wait
    due = compute_due(received, Term(amount, DAYS), REAL)
    counted_from = due.explanation.counted_from.date()
    if not counted_from <= asked.date() <= due.at.date():
        return
    day, left = counted_from, amount
    while left:
        day += timedelta(days=1)
        left -= REAL.is_working_day(day) and day not in lost(asked, came)
    back = REAL.add_working_days(REAL.receive(came).counted_from.date(), 0)
    assert pause(due.at, asked, came, DAYS, REAL).date() == max(day, back if back > due.at.date() else day)


@settings(deadline=None, max_examples=200)
@given(waits(), terms(), st.integers(0, 3 * 1440))
def test_waiting_never_brings_a_due_date_forward_nor_does_a_later_answer(
    wait: tuple[datetime, datetime, datetime], term: Term, later: int
) -> None:
    received, asked, came = wait
    due = compute_due(received, term, REAL).at
    moved = pause(due, asked, came, term.unit, REAL)
    assert due <= moved <= pause(due, asked, came + timedelta(minutes=later), term.unit, REAL)


@settings(deadline=None, max_examples=200)
@given(waits(), st.integers(1, 100))
def test_terms_in_hours_move_by_the_opening_hours_waited(
    wait: tuple[datetime, datetime, datetime], amount: int
) -> None:
    received, asked, came = wait
    due = compute_due(received, Term(amount, TermUnit.WORKING_HOURS), REAL).at
    moved = pause(due, asked, came, TermUnit.WORKING_HOURS, REAL)
    assert REAL.working_time_between(due, moved) == REAL.working_time_between(asked, came)
