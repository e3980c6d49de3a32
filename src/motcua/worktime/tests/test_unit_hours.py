"""Units that keep hours of their own: seasons, Saturday counters, shut weekdays, closures."""

from datetime import date, time

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.closures import Closure, check_closure
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.hours import Interval, Season, check_season, make_week
from motcua.worktime.rules.schedule import Arrival, Schedule
from motcua.worktime.rules.sentences import tell_day
from motcua.worktime.rules.terms import parse_term
from motcua.worktime.tests.conftest import at, day

MORNING, AFTERNOON = Interval(time(7, 30), time(11, 30)), Interval(time(13, 30), time(17, 0))
WEEKDAYS = {weekday: [MORNING, AFTERNOON] for weekday in range(1, 6)}
FIRST = date(2015, 1, 1)


def with_week(schedule: Schedule, days: dict[int, list[Interval]], *closures: Closure) -> Schedule:
    return Schedule(schedule.calendar, [Season(FIRST, None, make_week(days))], closures, unit_code="QNI.193")


def test_a_saturday_counter_takes_papers_but_saturday_is_no_working_day(schedule: Schedule) -> None:
    saturdays = with_week(schedule, WEEKDAYS | {6: [MORNING]})
    receipt = saturdays.receive(at("2018-11-17 09:00"))
    assert receipt.arrival is Arrival.OPEN
    assert not saturdays.is_working_day(day("2018-11-17"))
    due = {
        "1 working_days": "2018-11-19 17:00",
        "1 working_hours": "2018-11-19 08:30",
        "at_once": "2018-11-17 11:30",
    }
    for term, expected in due.items():
        assert compute_due(at("2018-11-17 09:00"), parse_term(term), saturdays).at == at(expected)


def test_a_saturday_that_is_a_holiday_is_shut_for_a_saturday_counter_too(schedule: Schedule) -> None:
    saturdays = with_week(schedule, WEEKDAYS | {6: [MORNING]})
    assert saturdays.hours_on(day("2017-09-02")) == ()
    assert saturdays.receive(at("2017-09-02 09:00")).counted_from == at("2017-09-05 07:30")


def test_a_make_up_saturday_keeps_the_hours_of_the_day_it_replaces(schedule: Schedule) -> None:
    short_mondays = with_week(schedule, WEEKDAYS | {1: [MORNING], 6: [AFTERNOON]})
    assert short_mondays.closing_time(day("2019-01-05")) == time(11, 30)
    no_mondays = with_week(schedule, WEEKDAYS | {1: [], 6: [AFTERNOON]})
    assert no_mondays.hours_on(day("2019-01-05")) == (AFTERNOON,)


def test_a_weekday_on_which_the_counter_is_shut_is_still_a_working_day(schedule: Schedule) -> None:
    no_wednesdays = with_week(schedule, WEEKDAYS | {3: []})
    due = compute_due(at("2018-11-13 09:00"), parse_term("1 working_days"), no_wednesdays)
    assert due.at == at("2018-11-14 17:00")
    assert no_wednesdays.receive(at("2018-11-14 09:00")).counted_from == at("2018-11-15 07:30")
    hours = compute_due(at("2018-11-13 16:30"), parse_term("1 working_hours"), no_wednesdays)
    assert hours.at == at("2018-11-15 08:00")
    wednesday = hours.explanation.days()[1]
    assert not wednesday.is_counted
    assert tell_day(wednesday, "vi") == "Thứ Tư 14/11/2018: không tính, quầy không mở cửa"


def test_a_season_of_the_unit_goes_before_the_province_s_hours(schedule: Schedule) -> None:
    summer = Season(
        date(2018, 6, 1), date(2018, 8, 31), make_week({w: [Interval(time(7), time(11))] for w in range(1, 6)})
    )
    unit = Schedule(schedule.calendar, [summer, *schedule.seasons])
    assert unit.closing_time(day("2018-05-31")) == time(17, 0)
    assert unit.closing_time(day("2018-06-01")) == unit.closing_time(day("2018-08-31")) == time(11, 0)
    due = compute_due(at("2018-05-31 16:00"), parse_term("3 working_hours"), unit)
    assert due.at == at("2018-06-01 09:00")
    assert sum(told.seconds for told in due.explanation.days()) == 3 * 3600


def test_days_without_opening_hours_are_refused_by_name(schedule: Schedule) -> None:
    from_june = Schedule(schedule.calendar, [Season(date(2018, 6, 1), date(2018, 6, 30), make_week(WEEKDAYS))])
    cases = [
        ("2018-05-02 09:00", "1 working_days", "2018-05-02"),
        ("2018-06-29 09:00", "5 working_days", "2018-07-06"),
        ("2018-06-29 16:00", "2 working_hours", "2018-07-01"),
        ("2018-06-29 18:00", "at_once", "2018-07-01"),
    ]
    for start, term, missing in cases:
        with pytest.raises(Refused) as refusal:
            compute_due(at(start), parse_term(term), from_june)
        assert (refusal.value.code, refusal.value.details) == ("hours_missing", {"day": missing})
    with pytest.raises(Refused) as refusal:
        from_june.closing_time(day("2018-05-02"))
    assert refusal.value.code == "hours_missing"
    with pytest.raises(Refused):
        from_june.working_time_between(at("2018-06-29 09:00"), at("2018-07-03 09:00"))


def test_a_closure_shuts_the_counter_but_the_term_runs_on(schedule: Schedule) -> None:
    storm = Closure(day("2024-09-09"), day("2024-09-10"), "Bão Yagi")
    unit = with_week(schedule, WEEKDAYS, storm)
    due = compute_due(at("2024-09-06 09:00"), parse_term("2 working_days"), unit)
    assert due.at == at("2024-09-10 17:00")
    assert any("Bão Yagi" in sentence and "vẫn tính" in sentence for sentence in due.explanation.sentences("vi"))
    assert unit.receive(at("2024-09-09 09:00")).counted_from == at("2024-09-11 07:30")


def test_a_closure_extends_terms_where_a_decision_says_so(schedule: Schedule) -> None:
    storm = Closure(day("2024-09-09"), day("2024-09-10"), "Bão Yagi", "CV 1/UBND", extends_terms=True)
    unit = with_week(schedule, WEEKDAYS, storm)
    due = compute_due(at("2024-09-06 09:00"), parse_term("2 working_days"), unit)
    assert due.at == at("2024-09-12 17:00")
    assert not unit.is_working_day(day("2024-09-09"))
    assert [told.is_counted for told in due.explanation.days()] == [False] * 5 + [True, True]


def test_of_two_closures_of_one_day_the_one_that_extends_terms_decides(schedule: Schedule) -> None:
    own = Closure(day("2024-09-09"), day("2024-09-09"), "Mất điện")
    of_all = Closure(day("2024-09-09"), day("2024-09-09"), "Bão Yagi", "CĐ 1", extends_terms=True)
    for closures in ((own, of_all), (of_all, own)):
        assert not with_week(schedule, WEEKDAYS, *closures).is_working_day(day("2024-09-09"))


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({8: [MORNING]}, "hours_weekday"),
        ({0: [MORNING]}, "hours_weekday"),
        ({1: [Interval(time(22), time(6))]}, "hours_backwards"),
        ({1: [Interval(time(7), time(7))]}, "hours_backwards"),
        ({1: [MORNING, Interval(time(11), time(12))]}, "hours_overlap"),
        ({}, "hours_empty"),
        ({1: []}, "hours_empty"),
    ],
)
def test_a_week_that_cannot_be_is_refused(days: dict[int, list[Interval]], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        make_week(days)
    assert refusal.value.code == code


def test_overlapping_intervals_are_both_named() -> None:
    with pytest.raises(Invalid) as refusal:
        make_week({3: [Interval(time(11), time(12)), MORNING]})
    assert "thứ Tư" in refusal.value.vi
    assert "07:30–11:30" in refusal.value.vi
    assert "11:00–12:00" in refusal.value.vi


def test_intervals_may_meet_and_need_no_order() -> None:
    week = make_week({1: [Interval(time(11, 30), time(13)), MORNING]})
    assert week[0] == (MORNING, Interval(time(11, 30), time(13)))


def test_overlapping_seasons_are_refused_by_name() -> None:
    old = Season(date(2018, 1, 1), None, make_week(WEEKDAYS))
    new = Season(date(2018, 6, 1), date(2018, 8, 31), make_week(WEEKDAYS))
    with pytest.raises(Refused) as refusal:
        check_season(new, [old])
    assert refusal.value.code == "hours_season_overlap"
    assert "01/01/2018" in refusal.value.vi
    with pytest.raises(Invalid) as inverted:
        check_season(Season(date(2018, 6, 2), date(2018, 6, 1), make_week(WEEKDAYS)), [])
    assert inverted.value.code == "validity_inverted"
    check_season(new, [Season(date(2018, 1, 1), date(2018, 5, 31), make_week(WEEKDAYS))])


@pytest.mark.parametrize(
    ("closure", "code"),
    [
        (Closure(date(2024, 9, 9), date(2024, 9, 9), " "), "closure_reason"),
        (Closure(date(2024, 9, 9), date(2024, 9, 8), "Bão"), "closure_inverted"),
        (Closure(date(2024, 9, 9), date(2024, 9, 9), "Bão", "", True), "closure_source"),
        (Closure(date(2024, 9, 1), date(2024, 9, 7), "Bão"), "closure_overlap"),
    ],
)
def test_a_closure_that_cannot_be_is_refused(closure: Closure, code: str) -> None:
    with pytest.raises((Invalid, Refused)) as refusal:
        check_closure(closure, [Closure(date(2024, 9, 7), date(2024, 9, 8), "Mất điện")])
    assert refusal.value.code == code


def test_the_overlapped_closure_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        check_closure(
            Closure(date(2024, 9, 8), date(2024, 9, 9), "Bão"),
            [Closure(date(2024, 9, 7), date(2024, 9, 8), "Mất điện")],
        )
    assert "Mất điện" in refusal.value.vi
