from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.web.templatetags import display

IN_VIETNAM = datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [(0, "0", "0"), (999, "999", "999"), (62_798, "62.798", "62,798"), (1_234_567, "1.234.567", "1,234,567")],
)
def test_a_count_marks_its_thousands_as_the_language_does(number: int, vietnamese: str, english: str) -> None:
    assert (_in("vi", display.count, number), _in("en", display.count, number)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("share", "vietnamese", "english"),
    [
        (Fraction(63_256, 64_410), "98,2\u00a0%", "98.2%"),
        (Fraction(425_163, 434_653), "97,8\u00a0%", "97.8%"),
        (Fraction(1), "100,0\u00a0%", "100.0%"),
        (Fraction(0), "0,0\u00a0%", "0.0%"),
        (Decimal("0.8855"), "88,6\u00a0%", "88.6%"),
        (Fraction(1, 2000), "0,1\u00a0%", "0.1%"),
    ],
)
def test_a_share_is_rounded_half_up_to_one_place(share: Fraction, vietnamese: str, english: str) -> None:
    assert (_in("vi", display.percent, share), _in("en", display.percent, share)) == (vietnamese, english)


def test_a_share_can_ask_for_two_places() -> None:
    assert _in("vi", display.percent, Fraction(64_374, 64_410), 2) == "99,94\u00a0%"


def test_money_carries_its_currency_in_both_languages() -> None:
    assert _in("vi", display.dong, 1_200_000) == "1.200.000\u00a0đ"
    assert _in("en", display.dong, 1_200_000) == "1,200,000\u00a0đ"


def test_nothing_to_divide_by_is_said_in_words_and_never_a_number() -> None:
    assert _in("vi", display.percent, None) == "không phát sinh"
    assert _in("en", display.percent, None) == "none arose"


def test_an_instant_is_read_in_vietnams_time_whatever_zone_it_came_in() -> None:
    late_in_utc = datetime(2018, 10, 30, 17, 30, tzinfo=UTC)
    assert _in("vi", display.moment, late_in_utc) == "00:30 ngày 31/10/2018"
    assert _in("vi", display.day, late_in_utc) == "31/10/2018"
    assert _in("en", display.moment, late_in_utc) == "00:30, 31\u00a0October\u00a02018"


def test_what_is_told_up_to_midnight_is_told_up_to_24_hours_of_the_day() -> None:
    midnight = datetime(2018, 10, 30, 17, 0, tzinfo=UTC)
    assert _in("vi", display.until, midnight) == "24:00 ngày 30/10/2018"
    assert _in("en", display.until, midnight) == "24:00, 30\u00a0October\u00a02018"
    assert _in("vi", display.until, IN_VIETNAM) == "17:00 ngày 30/10/2018"
    assert _in("vi", display.until, None) == ""


def test_days_are_written_as_each_language_writes_them() -> None:
    assert _in("vi", display.day, date(2018, 2, 1)) == "01/02/2018"
    assert _in("en", display.day, date(2018, 2, 1)) == "1\u00a0February\u00a02018"


def test_machines_get_iso_times_with_their_offset() -> None:
    assert display.machine_time(IN_VIETNAM) == "2018-10-30T17:00:00+07:00"
    assert display.machine_time(date(2018, 10, 30)) == "2018-10-30"


@pytest.mark.parametrize(
    "shown", [display.count, display.dong, display.day, display.clock_time, display.moment, display.machine_time]
)
def test_nothing_is_shown_as_nothing(shown: object) -> None:
    assert shown(None) == ""  # type: ignore[operator]


def test_a_refusal_speaks_the_readers_language() -> None:
    refusal = Refused("too_late", vi="Đã quá muộn.", en="Too late.")
    assert (_in("vi", display.sentence, refusal), _in("en", display.sentence, refusal)) == ("Đã quá muộn.", "Too late.")


def _in(language: str, shown: object, *arguments: object) -> str:
    with translation.override(language):
        return shown(*arguments)  # type: ignore[operator]
