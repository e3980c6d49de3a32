"""The legal cut-offs, and what is refused of periods."""

import itertools
from datetime import date, timedelta

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.reports.rules.periods import (
    Kind,
    ReportPeriod,
    check_no_overlap,
    check_over,
    days,
    last_over,
    month,
    quarter,
    read,
    year_of,
)

TODAY = date(2018, 11, 30)


def test_quarters_and_the_year_end_on_the_14th() -> None:
    found = [(each.first, each.last) for each in (quarter(2018, number) for number in range(1, 5))]
    assert found == [
        (date(2017, 12, 15), date(2018, 3, 14)),
        (date(2018, 3, 15), date(2018, 6, 14)),
        (date(2018, 6, 15), date(2018, 9, 14)),
        (date(2018, 9, 15), date(2018, 12, 14)),
    ]
    assert (year_of(2018).first, year_of(2018).last) == (date(2017, 12, 15), date(2018, 12, 14))


def test_quarters_follow_one_another_without_a_gap() -> None:
    chain = [quarter(year, number) for year in range(2016, 2028) for number in range(1, 5)]
    assert all(after.first == before.last + timedelta(days=1) for before, after in itertools.pairwise(chain))


def test_months_are_those_of_the_calendar() -> None:
    assert (month(2018, 12).first, month(2018, 12).last) == (date(2018, 12, 1), date(2018, 12, 31))
    assert month(2020, 2).last == date(2020, 2, 29)


@pytest.mark.parametrize("asked", [quarter(2018, 3), year_of(2018), month(2018, 10)])
def test_a_period_is_read_from_what_it_writes(asked: ReportPeriod) -> None:
    assert read(asked.kind, asked.text, today=TODAY) == asked


def test_any_days_are_read_and_checked() -> None:
    asked = read("days", "2018-01-01..2018-10-30", today=TODAY)
    assert asked == days(date(2018, 1, 1), date(2018, 10, 30), today=TODAY)
    with pytest.raises(Invalid, match="period_inverted"):
        read("days", "2018-10-30..2018-01-01", today=TODAY)
    with pytest.raises(Invalid, match="period_future"):
        read("days", "2018-10-30..2018-12-01", today=TODAY)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("quarter", "2018-5"), ("quarter", "2018"), ("month", "2018-13"), ("year", "18"), ("year", "0018"), ("days", "x")],
)
def test_what_is_no_period_is_told_with_an_example(kind: str, text: str) -> None:
    with pytest.raises(Invalid, match=r"period_unreadable|day_unreadable"):
        read(kind, text, today=TODAY)


def test_a_running_period_is_told_so_far_and_submitted_when_it_is_over() -> None:
    running = quarter(2018, 4)
    assert running.so_far(TODAY).last == TODAY
    with pytest.raises(Refused, match="period_not_over") as refused:
        check_over(running, TODAY)
    assert "15/12/2018" in refused.value.vi
    check_over(running, date(2018, 12, 15))
    with pytest.raises(Invalid, match="period_future"):
        quarter(2019, 2).so_far(TODAY)


def test_the_last_quarter_that_is_over() -> None:
    assert last_over(TODAY) == quarter(2018, 3)
    assert last_over(date(2018, 12, 14)) == quarter(2018, 3)
    assert last_over(date(2018, 12, 15)) == quarter(2018, 4)


def test_periods_of_one_kind_share_no_day_and_a_year_shares_all_with_its_quarters() -> None:
    first = ReportPeriod(Kind.DAYS, date(2018, 1, 1), date(2018, 1, 31))
    check_no_overlap(first, [first])  # a correction is of the same days
    check_no_overlap(year_of(2018), [quarter(2018, 1), quarter(2018, 2), month(2018, 3)])
    check_no_overlap(ReportPeriod(Kind.DAYS, date(2018, 2, 1), date(2018, 2, 9)), [first])
    with pytest.raises(Refused, match="period_overlaps"):
        check_no_overlap(ReportPeriod(Kind.DAYS, date(2018, 1, 31), date(2018, 2, 9)), [first])
