"""The model of lateness: a share that anybody can count again, from past dossiers that stood as this one does."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.oversight.rules.likely_late import (
    BANDS,
    LANDMARKS,
    LEAST_CASES,
    THRESHOLD,
    Level,
    Like,
    Stage,
    Tally,
    band_of,
    estimate,
    fit,
    landmark_of,
    measure,
    spans_on,
)

HERE = Like(procedure=1, sector=2, centre=3, stage=Stage.WORKING, left=2)


def test_forty_past_dossiers_of_which_eighteen_ended_late() -> None:
    told = estimate(fit([(HERE, Tally(18, 40))]), HERE)
    assert told == (Level.PROCEDURE, Tally(18, 40))
    assert told.tally.share == Fraction(45, 100) > THRESHOLD


@pytest.mark.parametrize(
    ("others", "level"),
    [
        (HERE._replace(procedure=9), Level.SECTOR),
        (HERE._replace(procedure=9, sector=9), Level.CENTRE),
        (HERE._replace(procedure=9, sector=9, centre=9), Level.PROVINCE),
    ],
)
def test_where_the_procedure_has_too_few_the_next_coarser_group_speaks(others: Like, level: Level) -> None:
    groups = fit([(HERE, Tally(1, LEAST_CASES - 1)), (others, Tally(5, 20))])
    assert estimate(groups, HERE) == (level, Tally(6, LEAST_CASES + 19))


def test_too_few_past_cases_say_nothing() -> None:
    groups = fit([(HERE, Tally(20, LEAST_CASES - 1))])
    assert estimate(groups, HERE) is None
    assert estimate(fit([(HERE, Tally(20, 40))]), HERE._replace(stage=Stage.DECIDED)) is None


def test_hits_are_counted_on_cases_not_learnt_from() -> None:
    early, late = HERE._replace(left=8), HERE._replace(left=0)
    groups = fit([(early, Tally(4, 100)), (late, Tally(60, 100))])
    unknown = HERE._replace(left=21)
    found = measure(groups, [(early, Tally(1, 50)), (late, Tally(24, 40)), (unknown, Tally(3, 10))])
    assert (found.cases, found.late, found.warned, found.hits, found.unknown) == (100, 28, 40, 24, 10)
    assert found.by_left == {8: [50, 1, 0, 0], 0: [40, 24, 40, 24], 21: [10, 3, 0, 0]}
    assert (found.banded, found.banded_late) == ([50, 0, 0, 0, 40, 0], [1, 0, 0, 0, 24, 0])
    assert found.expected == [Fraction(2), 0, 0, 0, Fraction(24), 0]


def test_the_cut_leaves_the_month_before_and_this_one_for_the_test() -> None:
    spans = spans_on(date(2018, 10, 30))
    assert (spans.first, spans.cut, spans.as_of) == (date(2017, 9, 1), date(2018, 9, 1), date(2018, 10, 30))
    assert spans_on(date(2019, 1, 1)).cut == date(2018, 12, 1)
    assert spans_on(date(2024, 2, 29)).first == date(2023, 1, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_nothing_is_learnt_from_the_days_of_the_test(today: date) -> None:
    spans = spans_on(today)
    assert spans.first < spans.cut < spans.as_of
    assert timedelta(28) <= spans.as_of - spans.cut <= timedelta(62)


@given(st.integers(0, 400))
def test_a_landmark_is_never_later_than_the_time_left(left: int) -> None:
    assert landmark_of(left) in LANDMARKS
    assert landmark_of(left) <= left


@given(st.fractions(0, 1))
def test_every_share_is_in_one_band(share: Fraction) -> None:
    band = band_of(share)
    assert BANDS[band] <= share <= BANDS[band + 1]


LIKES = st.builds(
    Like,
    st.integers(1, 3),
    st.integers(1, 2),
    st.integers(1, 3),
    st.sampled_from(list(Stage)),
    st.sampled_from(LANDMARKS),
)
TALLIES = st.integers(0, 60).flatmap(lambda cases: st.builds(Tally, st.integers(0, cases), st.just(cases)))
CELLS = st.lists(st.tuples(LIKES, TALLIES), max_size=30)


@given(CELLS, LIKES)
def test_an_estimate_is_the_plain_share_of_the_finest_group_with_enough_cases(
    cells: list[tuple[Like, Tally]], like: Like
) -> None:
    alike = [
        [tally for other, tally in cells if all(getattr(other, name) == getattr(like, name) for name in names)]
        for names in (
            ("procedure", "centre", "stage", "left"),
            ("sector", "centre", "stage", "left"),
            ("centre", "stage", "left"),
            ("stage", "left"),
        )
    ]
    sums = [Tally(sum(each.late for each in some), sum(each.cases for each in some)) for some in alike]
    expected = next(
        ((level, tally) for level, tally in zip(Level, sums, strict=True) if tally.cases >= LEAST_CASES), None
    )
    assert estimate(fit(cells), like) == expected


@given(CELLS, CELLS)
def test_the_measures_add_up(learnt: list[tuple[Like, Tally]], tested: list[tuple[Like, Tally]]) -> None:
    found = measure(fit(learnt), tested)
    assert found.cases == found.unknown + sum(found.banded)
    assert found.hits <= min(found.late, found.warned)
    assert found.warned == sum(found.banded[3:])
    assert [sum(column) for column in zip(*found.by_left.values(), strict=True)][:4] in (
        [],
        [found.cases, found.late, found.warned, found.hits],
    )
