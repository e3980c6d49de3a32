"""The calendar in data/calendar: complete, sourced, and the same as two other lists but where it says so."""

from datetime import date, timedelta

import holidays
import pytest

from motcua.worktime.calendar_files import CalendarFiles
from motcua.worktime.rules.calendar_checks import problems_of_year
from motcua.worktime.rules.days import DayKind
from motcua.worktime.rules.schedule import Schedule

YEARS = range(2016, 2027)
KNOWN_DIFFERENCES = {
    date(2026, 1, 2): "off by dispatch 12729/VPCP-KGVX, unknown to the package",
    date(2026, 1, 10): "worked for 02/01/2026, unknown to the package",
}


def test_every_year_marked_complete_could_be_confirmed(shipped: CalendarFiles) -> None:
    days = {marked.day: marked for marked in shipped.days}
    complete = [filed.year for filed in shipped.years if filed.is_complete]
    assert complete == list(range(2015, 2027))
    assert {year: problems_of_year(year, days) for year in complete if problems_of_year(year, days)} == {}


def test_2027_is_there_to_be_looked_at_but_not_to_be_used(shipped: CalendarFiles) -> None:
    assert [filed.year for filed in shipped.years if not filed.is_complete] == [2014, 2027]
    assert any(marked.day.year == 2027 for marked in shipped.days)
    assert 2027 not in shipped.schedule().calendar.confirmed


def test_every_day_and_year_has_a_source(shipped: CalendarFiles) -> None:
    assert [marked.day for marked in shipped.days if not marked.source] == []
    assert [filed.year for filed in shipped.years if not filed.source] == []


def test_every_name_is_there_in_both_languages(shipped: CalendarFiles) -> None:
    assert [marked.day for marked in shipped.days if not (marked.name and marked.name_en)] == []


def test_working_days_are_those_of_the_holidays_package_but_for_the_known_differences(schedule: Schedule) -> None:
    package = holidays.country_holidays("VN", years=YEARS)
    day, differences = date(2016, 1, 1), set()
    while day <= date(2026, 12, 31):
        if schedule.is_working_day(day) != package.is_working_day(day):
            differences.add(day)
        day += timedelta(days=1)
    assert differences == set(KNOWN_DIFFERENCES)


@pytest.mark.parametrize(
    ("day", "kind", "replaces"),
    [
        ("2018-02-17", DayKind.HOLIDAY, None),
        ("2018-02-19", DayKind.SUBSTITUTE, "2018-02-17"),
        ("2018-09-03", DayKind.SUBSTITUTE, "2018-09-02"),
        ("2018-12-31", DayKind.SWAPPED, None),
        ("2019-01-05", DayKind.MAKE_UP, "2018-12-31"),
        ("2023-05-02", DayKind.SUBSTITUTE, "2023-04-29"),
        ("2026-01-10", DayKind.MAKE_UP, "2026-01-02"),
        ("2026-11-24", DayKind.HOLIDAY, None),
    ],
)
def test_kinds_of_day(shipped: CalendarFiles, day: str, kind: DayKind, replaces: str | None) -> None:
    marked = next(marked for marked in shipped.days if marked.day == date.fromisoformat(day))
    assert marked.kind is kind
    assert marked.replaces == (date.fromisoformat(replaces) if replaces else None)


def test_the_swaps_of_2019_name_the_dispatch_that_made_them(shipped: CalendarFiles) -> None:
    swaps = {marked.day: marked.source for marked in shipped.days if marked.kind is DayKind.SWAPPED}
    assert "6519/VPCP-KGVX" in swaps[date(2018, 12, 31)]
    assert "6519/VPCP-KGVX" in swaps[date(2019, 4, 29)]
