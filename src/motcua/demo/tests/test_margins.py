"""The published numbers and how they are shared out: whatever the weights, together they are what was published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.demo.year_2018.margins import DISTRICTS, PROVINCE, Margins, scaled, share_margins, share_out

WEIGHTS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 200), min_size=1, max_size=20)


def test_what_was_published_on_12_november() -> None:
    assert Margins(received=62_798, carried_over=1_612, in_time=63_256, overdue=36) == PROVINCE
    assert Margins(received=427_125, carried_over=7_528, in_time=425_163, overdue=0) == DISTRICTS
    assert (PROVINCE.still_in_term, DISTRICTS.still_in_term) == (1_118, 9_490)


def test_scale_1_changes_nothing() -> None:
    assert (scaled(PROVINCE, 1), scaled(DISTRICTS, 1)) == (PROVINCE, DISTRICTS)


@pytest.mark.parametrize("scale", [0.0001, 0.01, 0.5, 10])
def test_scaled_there_is_still_one_of_each_kind_that_there_is(scale: float) -> None:
    small = scaled(PROVINCE, scale)
    assert min(small.received, small.carried_over, small.overdue, small.still_in_term) >= 1
    assert scaled(DISTRICTS, scale).overdue == 0


@given(total=st.integers(0, 10_000), weights=WEIGHTS)
def test_shares_add_up_and_are_fair_to_one(total: int, weights: dict[str, int]) -> None:
    shares = share_out(total, weights)
    assert sum(shares.values()) == total
    exact = {key: total * weight / sum(weights.values()) for key, weight in weights.items()}
    assert all(abs(shares[key] - exact[key]) < 1 for key in weights)


@given(weights=WEIGHTS)
def test_the_centres_together_have_the_published_margins(weights: dict[str, int]) -> None:
    shared = share_margins(DISTRICTS, weights).values()
    for column in ("received", "carried_over", "in_time", "overdue", "still_in_term"):
        assert sum(getattr(each, column) for each in shared) == getattr(DISTRICTS, column)
