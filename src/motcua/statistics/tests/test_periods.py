from datetime import UTC, date, datetime

import pytest

from motcua.kernel.errors import Invalid
from motcua.statistics.rules.periods import period, read_period
from motcua.worktime.rules.day_index import VIETNAM

TODAY = date(2018, 10, 30)


def test_a_period_ends_at_the_latest_today() -> None:
    found = period(date(2018, 1, 1), TODAY, today=TODAY)
    assert (found.first, found.last, found.eve) == (date(2018, 1, 1), TODAY, date(2017, 12, 31))
    with pytest.raises(Invalid, match="period_future"):
        period(date(2018, 1, 1), date(2018, 10, 31), today=TODAY)


def test_one_day_is_a_period_and_less_is_not() -> None:
    assert period(TODAY, TODAY, today=TODAY).first == TODAY
    with pytest.raises(Invalid, match="period_inverted"):
        period(TODAY, date(2018, 10, 29), today=TODAY)


def test_a_year_that_cannot_be_meant_is_refused() -> None:
    with pytest.raises(Invalid, match="period_too_early"):
        period(date(18, 1, 1), TODAY, today=TODAY)


def test_figures_are_as_of_the_midnight_that_ends_the_period_or_of_now_before_that() -> None:
    now = datetime(2018, 10, 30, 17, tzinfo=VIETNAM)
    assert period(TODAY, TODAY, today=TODAY).as_of(now) == now
    told = period(date(2018, 1, 1), date(2018, 3, 31), today=TODAY).as_of(now)
    assert told.isoformat() == "2018-04-01T00:00:00+07:00"
    assert period(TODAY, TODAY, today=TODAY).as_of(datetime(2018, 10, 30, 17, 0, tzinfo=UTC)).day == 31


def test_days_are_read_as_iso() -> None:
    assert read_period(" 2018-01-01", "2018-10-30 ", today=TODAY).last == TODAY


@pytest.mark.parametrize("text", ["", "01/01/2018", "2018-02-30", "hôm qua"])
def test_an_unreadable_day_is_named(text: str) -> None:
    with pytest.raises(Invalid, match="day_unreadable") as refused:
        read_period(text, "2018-10-30", today=TODAY)
    assert refused.value.field == "first"
    with pytest.raises(Invalid, match="day_unreadable") as refused:
        read_period("2018-01-01", text, today=TODAY)
    assert refused.value.field == "last"
