"""Cases anyone can follow on a wall calendar."""

import pickle
from datetime import UTC, date, datetime, time

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.days import Calendar
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.schedule import Arrival, Schedule
from motcua.worktime.rules.terms import parse_term
from motcua.worktime.tests.conftest import at, day


@pytest.mark.parametrize(
    ("start", "term", "due"),
    [
        ("2018-11-09", "5 working_days", "2018-11-16"),
        ("2018-12-28", "3 working_days", "2019-01-04"),
        ("2018-12-28", "4 working_days", "2019-01-05"),
        ("2026-08-21", "1 working_days", "2026-08-22"),
        ("2026-08-28", "1 working_days", "2026-09-03"),
        ("2026-11-20", "2 working_days", "2026-11-25"),
    ],
)
def test_worked_cases(schedule: Schedule, start: str, term: str, due: str) -> None:
    assert compute_due(at(f"{start} 09:00"), parse_term(term), schedule).at == at(f"{due} 17:00")


@pytest.mark.parametrize(
    ("start", "counted_from", "arrival"),
    [
        ("2018-11-14 09:00", "2018-11-14 09:00", Arrival.OPEN),
        ("2018-11-14 06:00", "2018-11-14 07:30", Arrival.BEFORE_OPENING),
        ("2018-11-14 07:30", "2018-11-14 07:30", Arrival.OPEN),
        ("2018-11-14 11:30", "2018-11-14 11:30", Arrival.OPEN),
        ("2018-11-14 11:31", "2018-11-14 13:30", Arrival.LUNCH),
        ("2018-11-14 17:00:59", "2018-11-14 17:00", Arrival.OPEN),
        ("2018-11-14 17:01", "2018-11-15 07:30", Arrival.AFTER_CLOSING),
        ("2018-11-16 18:00", "2018-11-19 07:30", Arrival.AFTER_CLOSING),
        ("2018-11-17 09:00", "2018-11-19 07:30", Arrival.CLOSED_DAY),
        ("2018-12-31 09:00", "2019-01-02 07:30", Arrival.CLOSED_DAY),
        ("2019-01-05 09:00", "2019-01-05 09:00", Arrival.OPEN),
        ("2019-01-05 18:00", "2019-01-07 07:30", Arrival.AFTER_CLOSING),
        ("2018-02-15 00:00", "2018-02-21 07:30", Arrival.CLOSED_DAY),
    ],
)
def test_when_something_counts_as_received(schedule: Schedule, start: str, counted_from: str, arrival: Arrival) -> None:
    receipt = schedule.receive(at(start))
    assert (receipt.counted_from, receipt.arrival) == (at(counted_from), arrival)


@pytest.mark.parametrize(
    ("start", "term", "due"),
    [
        ("2018-11-14 18:00", "1 working_days", "2018-11-16 17:00"),
        ("2018-11-14 12:00", "1 working_days", "2018-11-15 17:00"),
        ("2018-11-17 10:00", "1 working_days", "2018-11-20 17:00"),
        ("2018-11-17 10:00", "1 calendar_days", "2018-11-20 17:00"),
        ("2018-11-15 09:00", "2 calendar_days", "2018-11-19 17:00"),
        ("2018-12-28 09:00", "3 calendar_days", "2019-01-02 17:00"),
        ("2018-12-28 09:00", "8 calendar_days", "2019-01-05 17:00"),
        ("2019-01-31 09:00", "1 months", "2019-02-28 17:00"),
        ("2020-01-31 09:00", "1 months", "2020-03-02 17:00"),
        ("2018-11-30 09:00", "3 months", "2019-02-28 17:00"),
        ("2018-11-14 07:30", "4 working_hours", "2018-11-14 11:30"),
        ("2018-11-14 10:30", "2 working_hours", "2018-11-14 14:30"),
        ("2018-11-14 12:00", "1 working_hours", "2018-11-14 14:30"),
        ("2018-11-16 16:00", "2 working_hours", "2018-11-19 08:30"),
        ("2018-12-28 16:30", "8 working_hours", "2019-01-02 17:00"),
        ("2019-01-04 16:30", "4 working_hours", "2019-01-05 11:00"),
        ("2018-11-14 16:59", "at_once", "2018-11-14 17:00"),
        ("2018-11-14 17:30", "at_once", "2018-11-15 17:00"),
        ("2018-01-02 09:00", "300 working_days", "2019-03-19 17:00"),
        ("2018-10-30 00:00", "1 working_days", "2018-10-31 17:00"),
    ],
)
def test_due_of_special_starts_and_units(schedule: Schedule, start: str, term: str, due: str) -> None:
    assert compute_due(at(start), parse_term(term), schedule).at == at(due)


def test_an_instant_in_another_time_zone_is_the_same_instant(schedule: Schedule) -> None:
    term = parse_term("1 working_days")
    in_utc = datetime(2018, 11, 14, 10, 1, tzinfo=UTC)
    assert compute_due(in_utc, term, schedule).at == compute_due(at("2018-11-14 17:01"), term, schedule).at


def test_an_instant_without_a_time_zone_is_invalid(schedule: Schedule) -> None:
    with pytest.raises(Invalid) as refusal:
        compute_due(datetime(2018, 11, 14, 9, 0), parse_term("1 working_days"), schedule)  # noqa: DTZ001
    assert refusal.value.code == "time_zone_missing"


@pytest.mark.parametrize(
    ("start", "term", "year"),
    [
        ("2014-12-30 09:00", "1 working_days", 2014),
        ("2026-12-31 09:00", "1 working_days", 2027),
        ("2026-12-31 18:00", "at_once", 2027),
        ("2026-06-01 09:00", "300 working_days", 2027),
        ("2026-12-31 16:30", "2 working_hours", 2027),
        ("2026-12-20 09:00", "12 calendar_days", 2027),
        ("2026-12-20 09:00", "1 months", 2027),
        ("2026-12-20 09:00", "9999 months", 2027),
        ("2030-01-02 09:00", "1 working_days", 2030),
    ],
)
def test_a_year_without_a_confirmed_calendar_is_refused_by_name(
    schedule: Schedule, start: str, term: str, year: int
) -> None:
    with pytest.raises(Refused) as refusal:
        compute_due(at(start), parse_term(term), schedule)
    assert refusal.value.code == "calendar_missing"
    assert refusal.value.details == {"year": year}
    assert str(year) in refusal.value.vi
    assert str(year) in refusal.value.en


def test_a_hole_in_the_years_is_not_jumped_over(schedule: Schedule) -> None:
    holed = Schedule(Calendar(frozenset({2018, 2020}), schedule.calendar.days), schedule.seasons)
    assert compute_due(at("2020-03-02 09:00"), parse_term("5 working_days"), holed).at == at("2020-03-09 17:00")
    for term in ("4 working_days", "40 working_hours", "30 calendar_days", "3 months"):
        with pytest.raises(Refused) as refusal:
            compute_due(at("2018-12-28 09:00"), parse_term(term), holed)
        assert refusal.value.details == {"year": 2019}
    with pytest.raises(Refused):
        holed.working_days_between(day("2018-12-28"), day("2020-01-03"))
    with pytest.raises(Refused):
        holed.add_working_days(day("2020-01-03"), -5)


def test_a_schedule_without_any_confirmed_year_refuses_everything() -> None:
    empty = Schedule(Calendar(frozenset(), ()), [])
    with pytest.raises(Refused):
        compute_due(at("2018-12-28 09:00"), parse_term("4 working_days"), empty)
    with pytest.raises(Refused):
        empty.is_working_day(day("2018-12-28"))


def test_a_due_and_its_schedule_travel_to_other_processes(schedule: Schedule) -> None:
    due = compute_due(at("2018-12-28 09:00"), parse_term("4 working_days"), pickle.loads(pickle.dumps(schedule)))
    travelled = pickle.loads(pickle.dumps(due))
    assert travelled.at == due.at == at("2019-01-05 17:00")
    assert travelled.explanation == due.explanation
    assert isinstance(travelled.explanation, Explanation)
    assert len(pickle.dumps(due)) < 2_000


def test_working_days_are_added_and_counted_without_the_first(schedule: Schedule) -> None:
    friday = day("2018-12-28")
    assert schedule.add_working_days(friday, 4) == day("2019-01-05")
    assert schedule.add_working_days(friday, 0) == friday
    assert schedule.add_working_days(day("2018-12-29"), 0) == day("2019-01-02")
    assert schedule.add_working_days(day("2019-01-05"), -1) == day("2019-01-04")
    assert schedule.add_working_days(day("2019-01-01"), -1) == friday
    assert schedule.working_days_between(friday, day("2019-01-05")) == 4
    assert schedule.working_days_between(day("2019-01-05"), friday) == -4
    assert schedule.working_days_between(friday, friday) == 0
    assert schedule.is_working_day(day("2019-01-05"))
    assert not schedule.is_working_day(day("2018-12-31"))


def test_the_calendar_ends_where_it_ends(schedule: Schedule) -> None:
    with pytest.raises(Refused) as refusal:
        schedule.add_working_days(date(2026, 12, 31), 1)
    assert refusal.value.details == {"year": 2027}
    with pytest.raises(Refused) as refusal:
        schedule.add_working_days(date(2015, 1, 5), -1)
    assert refusal.value.details == {"year": 2014}


def test_hours_of_a_day(schedule: Schedule) -> None:
    wednesday, sunday, make_up = day("2018-11-14"), day("2018-11-18"), day("2019-01-05")
    assert [str(interval) for interval in schedule.hours_on(wednesday)] == ["07:30–11:30", "13:30–17:00"]
    assert schedule.hours_on(sunday) == ()
    assert schedule.hours_on(make_up) == schedule.hours_on(wednesday)
    assert schedule.opening_time(wednesday) == time(7, 30)
    assert schedule.closing_time(wednesday) == schedule.closing_time(sunday) == time(17, 0)
    assert schedule.closing_at(wednesday) == at("2018-11-14 17:00")


def test_working_time_runs_only_while_open(schedule: Schedule) -> None:
    def hours(first: str, last: str) -> float:
        return schedule.working_time_between(at(first), at(last)).total_seconds() / 3600

    assert hours("2018-11-14 07:30", "2018-11-14 17:00") == 7.5
    assert hours("2018-11-14 10:30", "2018-11-14 14:30") == 2
    assert hours("2018-12-28 16:00", "2019-01-02 08:30") == 2
    assert hours("2018-11-17 00:00", "2018-11-18 23:00") == 0
    assert hours("2018-11-15 09:00", "2018-11-14 09:00") == 0
