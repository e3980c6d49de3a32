"""Percentiles with dossiers that are still open: the worked case, and what must hold of any."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from motcua.statistics.rules.survival import HALF, NINE_TENTHS, Percentile, estimate

COUNTS = st.dictionaries(st.integers(0, 60), st.integers(1, 30), max_size=12)
SHARES = st.fractions(Fraction(1, 20), Fraction(19, 20))


def test_the_worked_case() -> None:
    found = estimate({1: 1, 2: 1, 3: 1}, {2: 1, 10: 1})
    assert [(day, round(share, 3)) for day, share in found.ended_within] == [(1, 0.2), (2, 0.4), (3, 0.7)]
    assert found.percentile(HALF) == Percentile(3)
    assert found.percentile(NINE_TENTHS) == Percentile(10, is_more=True)
    assert estimate({1: 1, 2: 1, 3: 1}, {}).percentile(HALF) == Percentile(2)


def test_nothing_and_nothing_ended() -> None:
    assert estimate({}, {}).percentile(HALF) is None
    assert estimate({}, {4: 2, 9: 1}).percentile(HALF) == Percentile(9, is_more=True)
    assert estimate({5: 0}, {5: 0}).percentile(HALF) is None


@given(COUNTS, SHARES)
def test_where_all_have_ended_it_is_the_plain_percentile(ended: dict[int, int], share: Fraction) -> None:
    days = sorted(day for day, number in ended.items() for _ in range(number))
    expected = next((day for place, day in enumerate(days, start=1) if Fraction(place, len(days)) >= share), None)
    found = estimate(ended, {}).percentile(share)
    assert (found.days if found else None) == expected


@given(COUNTS, COUNTS, SHARES)
def test_what_is_open_never_makes_it_look_faster(
    ended: dict[int, int], pending: dict[int, int], share: Fraction
) -> None:
    alone, together = estimate(ended, {}), estimate(ended, pending)
    curve = [value for _, value in together.ended_within]
    assert curve == sorted(curve)
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in curve)
    of_closed, of_all = alone.percentile(share), together.percentile(share)
    if of_closed and of_all:
        assert of_all.is_more or of_all.days >= of_closed.days
