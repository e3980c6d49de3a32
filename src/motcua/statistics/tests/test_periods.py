from datetime import date

import pytest

from motcua.kernel.errors import Invalid
from motcua.statistics.rules.periods import period, read_period

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


def test_days_are_read_as_iso() -> None:
    assert read_period(" 2018-01-01", "2018-10-30 ", today=TODAY).last == TODAY


@pytest.mark.parametrize("text", ["", "01/01/2018", "2018-02-30", "hôm qua"])
def test_an_unreadable_day_is_named(text: str) -> None:
    with pytest.raises(Invalid, match="day_unreadable") as refused:
        read_period(text, "2018-10-30", today=TODAY)
    assert refused.value.field == "from"
    with pytest.raises(Invalid, match="day_unreadable") as refused:
        read_period("2018-01-01", text, today=TODAY)
    assert refused.value.field == "to"
