"""Thousands and per cent as each language writes them; rounding is exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.numbers import percent_digits, percentage, whole


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [(0, "0", "0"), (999, "999", "999"), (-1_612, "-1.612", "-1,612"), (1_234_567, "1.234.567", "1,234,567")],
)
def test_thousands_have_a_point_in_vietnamese_and_a_comma_in_english(
    number: int, vietnamese: str, english: str
) -> None:
    assert (whole(number), whole(number, "en")) == (vietnamese, english)


def test_what_is_no_whole_number_is_not_written() -> None:
    with pytest.raises(TypeError):
        whole(1.5)  # type: ignore[arg-type]


def test_a_percentage_has_a_comma_in_vietnamese_and_a_point_in_english() -> None:
    assert percentage(63_256, 64_410) == "98,2 %"
    assert percentage(63_256, 64_410, 2, "en") == "98.21%"


@pytest.mark.parametrize(
    ("part", "of", "decimals", "digits"),
    [(1, 8, 1, "12.5"), (1, 16, 1, "6.3"), (1, 3, 2, "33.33"), (0, 5, 1, "0.0"), (2, 3, 0, "67"), (-1, 8, 1, "-12.5")],
)
def test_percentages_are_rounded_half_up(part: int, of: int, decimals: int, digits: str) -> None:
    assert percent_digits(part, of, decimals) == digits


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 4))
def test_rounding_is_exact(part: int, of: int, decimals: int) -> None:
    told = Fraction(percent_digits(part, of, decimals))
    exact = Fraction(100 * part, of)
    assert told - exact <= Fraction(1, 2 * 10**decimals)
    assert exact - told < Fraction(1, 2 * 10**decimals)
