"""Against the published vectors of RFC 4226 and RFC 6238, and what "used once" means."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.people.rules.one_time_codes import bare, code_of, counter_at, find_counter

SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 11, 26, 9, 0, 10, tzinfo=UTC)
HERE = counter_at(NOW)


@pytest.mark.parametrize(
    ("counter", "code"),
    [(0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (8, "399871"), (9, "520489")],
)
def test_the_codes_of_rfc_4226(counter: int, code: str) -> None:
    assert code_of(SECRET, counter) == code


@pytest.mark.parametrize(
    ("second", "last_six"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_codes_of_rfc_6238(second: int, last_six: str) -> None:
    assert code_of(SECRET, counter_at(datetime.fromtimestamp(second, UTC))) == last_six


@pytest.mark.parametrize(("away", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_taken_one_period_early_or_late(away: int, is_taken: bool) -> None:
    assert (find_counter(SECRET, code_of(SECRET, HERE + away), NOW, spent=0) == HERE + away) is is_taken


def test_nothing_up_to_the_last_spent_code_is_taken_again() -> None:
    codes = {away: code_of(SECRET, HERE + away) for away in (-1, 0, 1)}
    assert find_counter(SECRET, codes[0], NOW, spent=HERE) is None
    assert find_counter(SECRET, codes[-1], NOW, spent=HERE) is None
    assert find_counter(SECRET, codes[1], NOW, spent=HERE) == HERE + 1


@given(st.text(max_size=12))
def test_whatever_is_typed_is_compared_and_never_breaks(typed: str) -> None:
    right = {code_of(SECRET, HERE + away) for away in (-1, 0, 1)}
    assert (find_counter(SECRET, bare(typed), NOW, spent=0) is not None) == (bare(typed) in right)


@given(st.integers(0, 29))
def test_a_code_holds_for_its_thirty_seconds(second: int) -> None:
    begin = datetime.fromtimestamp(HERE * 30, UTC)
    assert counter_at(begin + timedelta(seconds=second)) == HERE


def test_spaces_and_dashes_that_help_reading_do_not_count() -> None:
    assert bare(" 123 456 ") == bare("123-456") == "123456"
