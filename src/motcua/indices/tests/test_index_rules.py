"""The index of QĐ 766 as data, and its points."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.indices.dossier_sets import SETS
from motcua.indices.measures import PETITION_SETS
from motcua.indices.procedure_sets import PROCEDURE_SETS
from motcua.indices.rules.index_766 import BY_CODE, INDICATORS
from motcua.indices.rules.indicator import GROUPS, Counted, Group
from motcua.indices.rules.results import Lack, Measured, index_of, measured, points_of
from motcua.statistics.rules.columns import COLUMNS

RESULTS = st.one_of(
    st.sampled_from(list(Lack)),
    st.tuples(st.integers(-5, 500), st.integers(1, 500)).map(lambda pair: Measured(*pair)),
)


def test_the_groups_have_the_points_of_the_decision_and_their_indicators_share_them() -> None:
    assert [most for most, _ in GROUPS.values()] == [18, 20, 12, 10, 22, 18]
    for group, (most, _) in GROUPS.items():
        assert sum(each.points for each in INDICATORS if each.group is group) == most
    assert list(GROUPS) == list(Group)


def test_every_number_opens_something_or_says_why_there_is_none() -> None:
    for each in INDICATORS:
        if each.no_source:
            assert not each.part
            assert not each.whole
        elif each.counted is Counted.PETITIONS:
            assert {each.part, each.whole} <= set(PETITION_SETS)
        else:
            known = PROCEDURE_SETS if each.counted is Counted.PROCEDURES else SETS | COLUMNS
            assert {each.part, each.whole} <= set(known)


@pytest.mark.parametrize(
    ("code", "part", "whole", "points"),
    [
        ("2.1", 9, 10, Fraction(18)),
        ("2.1", 0, 10, Fraction(0)),
        ("2.1", -1, 10, Fraction(0)),
        ("3.1", 40, 100, Fraction(3, 2)),
        ("3.1", 80, 100, Fraction(3)),
        ("3.1", 100, 100, Fraction(3)),
        ("4.2", 1, 3, Fraction(5, 2)),
    ],
)
def test_points_follow_the_ladder(code: str, part: int, whole: int, points: Fraction) -> None:
    assert points_of(BY_CODE[code], measured(part, whole)) == points


@pytest.mark.parametrize("code", ["2.2", "3.3", "3.6"])
def test_what_is_only_watched_or_lacks_a_factor_gets_no_points(code: str) -> None:
    assert points_of(BY_CODE[code], Measured(1, 1)) is None


def test_nothing_to_divide_by_is_neither_all_nor_nothing() -> None:
    assert measured(0, 0) is Lack.NOTHING_AROSE
    assert measured(0, 7) == Measured(0, 7)
    assert points_of(BY_CODE["2.1"], Lack.NOTHING_AROSE) is None


@given(st.fixed_dictionaries(dict.fromkeys(BY_CODE, RESULTS)))
def test_the_whole_is_the_sum_of_its_groups_and_never_more_than_could_be_got(results: dict[str, object]) -> None:
    groups, whole = index_of(results)  # type: ignore[arg-type]
    assert whole.most == 100
    assert whole.points == sum(each.sum.points for each in groups)
    assert whole.possible == sum(each.sum.possible for each in groups)
    assert 0 <= whole.points <= whole.possible <= whole.most


@given(st.sampled_from([each for each in INDICATORS if each.points and not each.not_scored]), st.integers(1, 99))
def test_more_of_the_same_never_costs_points(indicator, part: int) -> None:
    less, more = (points_of(indicator, Measured(each, 100)) for each in (part, part + 1))
    assert less is not None
    assert more is not None
    assert less <= more


def test_what_nobody_measured_has_no_source() -> None:
    groups, whole = index_of({})
    assert {line.result for each in groups for line in each.lines} == {Lack.NO_SOURCE}
    assert (whole.points, whole.possible) == (0, 0)
