"""Scores, bands and periods of ratings (TT 01/2018 Art 13–15)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.indices.rules.rating_periods import period_codes, rating_period
from motcua.indices.rules.ratings import (
    OFFICER_BANDS,
    UNIT_BANDS,
    OnlineWork,
    Tally,
    band_of,
    officer_rating,
    score_four_steps,
    score_online,
    unit_rating,
)
from motcua.kernel.errors import Invalid
from motcua.statistics.rules.periods import Period

TODAY = date(2018, 11, 30)
SCORE = st.none() | st.integers(0, 20).map(lambda tenths: Decimal(tenths) / 10)


@pytest.mark.parametrize(
    ("tally", "score"),
    [(Tally(3, 1, 1), "1.4"), (Tally(1, 0, 0), "2.0"), (Tally(0, 0, 4), "0.0"), (Tally(5, 0, 3), "1.3")],
)
def test_a_score_is_the_mean_to_one_decimal_half_up(tally: Tally, score: str) -> None:
    assert tally.score == Decimal(score)


def test_no_dossiers_no_score() -> None:
    assert Tally().score is None


@pytest.mark.parametrize(
    ("total", "vi"),
    [("18", "Xuất sắc"), ("15", "Xuất sắc"), ("14.9", "Tốt"), ("12", "Tốt"), ("9", "Khá"), ("6", "Trung bình"),
     ("5.9", "Yếu"), ("0", "Yếu")],
)  # fmt: skip
def test_the_bands_of_units(total: str, vi: str) -> None:
    assert band_of(Decimal(total), UNIT_BANDS).name.vi == vi


@pytest.mark.parametrize(("total", "least"), [("10", "5"), ("5", "5"), ("4.9", "3.5"), ("3.5", "3.5"), ("3.4", "0")])
def test_the_bands_of_officers(total: str, least: str) -> None:
    assert band_of(Decimal(total), OFFICER_BANDS).least == Decimal(least)


@pytest.mark.parametrize(
    ("level", "done", "offered", "score"),
    [("province", 1, 5, 2), ("province", 1, 6, 1), ("district", 1, 2, 2), ("district", 49, 100, 1),
     ("commune", 9, 10, 1), ("commune", 10, 10, 2)],
)  # fmt: skip
def test_four_steps_have_another_share_at_each_level(level: str, done: int, offered: int, score: int) -> None:
    assert score_four_steps(level, done, offered) == score


@pytest.mark.parametrize(
    ("work", "score"),
    [
        (OnlineWork(10, 2, 10, 3, 0), 2),
        (OnlineWork(10, 2, 10, 3, 1), 1),
        (OnlineWork(10, 2, 100, 15, 0), 1),
        (OnlineWork(10, 2, 100, 14, 0), 0),
        (OnlineWork(10, 1, 10, 10, 0), 0),
        (OnlineWork(10, 2, 0, 0, 0), None),
        (OnlineWork(0, 0, 3, 1, 0), None),
    ],
)
def test_online_services_ask_for_three_things(work: OnlineWork, score: int | None) -> None:
    assert score_online(work) == score


def test_nothing_offered_is_no_score() -> None:
    assert score_four_steps("province", 0, 0) is None


@given(st.dictionaries(st.integers(1, 9), SCORE))
def test_skipped_indicators_add_nothing_and_the_reach_is_never_below_the_band(scores) -> None:
    for rating in (unit_rating(scores), officer_rating(scores)):
        told = [score for _, score in rating.scores if score is not None]
        assert rating.total == (sum(told) if told else None)
        assert rating.possible == 2 * len(told)
        if rating.total is not None:
            assert rating.total <= rating.possible <= rating.most
            assert rating.reach.least >= rating.band.least
            assert rating.reach is rating.band or rating.possible < rating.most
        else:
            assert rating.band is rating.reach is None


def test_a_unit_has_nine_indicators_and_an_officer_five() -> None:
    assert [number for number, _ in unit_rating({}).scores] == list(range(1, 10))
    assert [number for number, _ in officer_rating({}).scores] == [1, 2, 3, 4, 7]
    assert (unit_rating({}).most, officer_rating({}).most) == (18, 10)


def test_periods_are_quarters_and_years_up_to_today() -> None:
    assert rating_period("2018-Q4", TODAY) == Period(date(2018, 10, 1), TODAY)
    assert rating_period("2018-Q1", TODAY) == Period(date(2018, 1, 1), date(2018, 3, 31))
    assert rating_period("2017", TODAY) == Period(date(2017, 1, 1), date(2017, 12, 31))
    assert list(period_codes(TODAY, 2))[:6] == ["2018", "2018-Q4", "2018-Q3", "2018-Q2", "2018-Q1", "2017"]
    assert len(list(period_codes(date(2018, 2, 1), 1))) == 2


@pytest.mark.parametrize("code", ["", "2018-Q5", "2019-Q1", "2019", "0001", "x", "2018-q1", "٢٠١٨"])
def test_other_periods_are_refused(code: str) -> None:
    with pytest.raises(Invalid):
        rating_period(code, TODAY)
