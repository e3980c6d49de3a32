"""Composite indices: ladders, sums, ranks and what is refused, in worked cases and as properties."""

from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.indices.rules.composite import decide
from motcua.indices.rules.composite.criteria import Criteria, NotApplicable, read_criteria
from motcua.indices.rules.composite.formulas import Formula, Ladder, Linear, Proportional, SurveyShare, YesNo
from motcua.indices.rules.composite.scores import Total, total_of
from motcua.indices.rules.composite.story import ASSESSMENT, Evidence, Figure, Opened, State, Step
from motcua.indices.rules.ranking import ranks_of
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError, Invalid, Refused
from motcua.kernel.facts import By, Event

AT = datetime(2018, 12, 3, 9, 0, tzinfo=VIETNAM)
F = Fraction
LINK = (Evidence("https://quangninh.example.vn/bao-cao"),)
SET: dict[str, Any] = {
    "code": "thu",
    "version": 1,
    "year": 2018,
    "kind": "district",
    "name": "Bộ tiêu chí thử",
    "source": "Kiểm thử",
    "confirmed": False,
    "most": "20",
    "not_applicable": "excluded",
    "fields": [
        {
            "code": "1",
            "name": "Cải cách thủ tục",
            "most": "12",
            "children": [
                {
                    "code": "1.1",
                    "name": "Đúng hạn",
                    "most": "8",
                    "formula": {"kind": "linear", "zero_at": "4/5", "full_at": "19/20"},
                },
                {"code": "1.2", "name": "Có kế hoạch", "most": "4", "formula": {"kind": "yes_no"}},
            ],
        },
        {"code": "2", "name": "Hài lòng", "most": "8", "formula": {"kind": "survey"}},
    ],
}


def criteria(**changes: Any) -> Criteria:
    return read_criteria(deepcopy(SET) | changes)


def after(state: State, facts: list[Any], account: int | None = 1) -> State:
    for fact in facts:
        state = ASSESSMENT.evolve(state, Event(AT, By("Bình", account), fact))
    return state


OPENED = after(State(), [Opened("thu", 1, "QNI.193", "Hạ Long")])


def scored(part: int = 9, of: int = 10, **told: Any) -> State:
    state = after(
        OPENED, decide.decide_score(criteria(), OPENED, "1.1", figure=Figure(part, of), points=None, evidence=LINK)
    )
    return after(state, decide.decide_score(criteria(), state, "1.2", figure=Figure(1, 1), points=None, evidence=LINK))


def submitted() -> State:
    state = scored()
    return after(state, decide.decide_submit(criteria(), state, claimed=decide.self_total(criteria(), state)))


@pytest.mark.parametrize(
    ("formula", "share", "points"),
    [
        (Linear(F("4/5"), F("19/20")), "1", "8"),
        (Linear(F("4/5"), F("19/20")), "19/20", "8"),
        (Linear(F("4/5"), F("19/20")), "7/8", "4"),
        (Linear(F("4/5"), F("19/20")), "4/5", "0"),
        (Linear(F("4/5"), F("19/20")), "1/2", "0"),
        (Proportional(F("2/5")), "1/5", "4"),
        (Proportional(F("2/5")), "3/5", "8"),
        (Ladder(((F("1/2"), F(2)), (F("9/10"), F(8)))), "2/5", "0"),
        (Ladder(((F("1/2"), F(2)), (F("9/10"), F(8)))), "899/1000", "2"),
        (Ladder(((F("1/2"), F(2)), (F("9/10"), F(8)))), "9/10", "8"),
        (YesNo(), "1", "8"),
        (YesNo(), "0", "0"),
        (SurveyShare(), "3/4", "6"),
    ],
)
def test_points_of_a_share(formula: Formula, share: str, points: str) -> None:
    assert formula.points(F(share), F(8)) == F(points)


shares = st.fractions(0, 1, max_denominator=1000)
formulas: st.SearchStrategy[Formula] = st.one_of(
    st.sampled_from([YesNo(), SurveyShare()]),
    st.fractions(F(1, 100), 1, max_denominator=100).map(Proportional),
    st.tuples(st.fractions(0, F(49, 100), max_denominator=100), st.fractions(F(1, 2), 1, max_denominator=100)).map(
        lambda two: Linear(*two)
    ),
    st.lists(shares, min_size=1, max_size=6, unique=True).map(
        lambda steps: Ladder(tuple((step, F(5 * (n + 1), len(steps))) for n, step in enumerate(sorted(steps))))
    ),
)


@given(formulas, shares, shares)
def test_more_is_never_worth_less_and_points_stay_within_bounds(
    formula: Formula, one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    assert 0 <= formula.points(low, F(5)) <= formula.points(high, F(5)) <= 5


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 5), min_size=1))
def test_a_rank_is_one_more_than_how_many_are_better(scores: dict[str, int]) -> None:
    ranks = ranks_of(scores)
    for key, score in scores.items():
        assert ranks[key] == 1 + sum(other > score for other in scores.values())


def test_ties_share_a_rank() -> None:
    assert ranks_of({"a": 9, "b": 8, "c": 8, "d": 7}) == {"a": 1, "b": 2, "c": 2, "d": 4}


@given(
    st.fractions(0, 8, max_denominator=50),
    st.fractions(0, 4, max_denominator=50),
    st.fractions(0, 8, max_denominator=50),
)
def test_the_total_is_the_sum_of_its_fields(one: Fraction, two: Fraction, three: Fraction) -> None:
    total = total_of(criteria(), {"1.1": one, "1.2": two, "2": three})
    assert total == Total(one + two + three, F(20))
    assert total.hundredths is not None
    assert abs(F(total.hundredths, 100) - total.points * 5) <= F(1, 200)


def test_an_index_has_two_decimals_rounded_half_up() -> None:
    assert Total(F(85125, 1000), F(100)).hundredths == 8513
    assert Total(F(0), F(0)).hundredths is None


@pytest.mark.parametrize(("rule", "most", "points"), [("excluded", 16, 8), ("full", 20, 12)])
def test_what_does_not_apply_counts_as_the_set_says(rule: str, most: int, points: int) -> None:
    found = total_of(criteria(not_applicable=rule), {"1.1": F(8)}, {"1.2"})
    assert found == Total(F(points), F(most))


@pytest.mark.parametrize(
    "change",
    [
        {"most": "19"},
        {"fields": [SET["fields"][0]]},
        {"fields": [SET["fields"][0] | {"most": "13"}, SET["fields"][1] | {"most": "7"}]},
        {"fields": [SET["fields"][0], SET["fields"][1] | {"code": "1.1"}]},
        {"fields": [SET["fields"][0], SET["fields"][1] | {"formula": {"kind": "guess"}}]},
        {
            "fields": [
                SET["fields"][0],
                SET["fields"][1] | {"formula": {"kind": "linear", "zero_at": "1", "full_at": "1/2"}},
            ]
        },
        {"fields": [SET["fields"][0], SET["fields"][1] | {"formula": {"kind": "ladder", "steps": [["1/2", "7"]]}}]},
        {"fields": [SET["fields"][0], SET["fields"][1] | {"most": "0"}]},
        {"fields": "x"},
        {"name": " "},
        {"year": None},
    ],
)
def test_a_set_that_does_not_add_up_is_not_taken(change: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        criteria(**change)
    assert refused.value.code == "criteria_not_valid"


def test_a_self_score_follows_the_formula() -> None:
    (fact,) = decide.decide_score(criteria(), OPENED, "1.1", figure=Figure(7, 8), points=F(4), evidence=LINK)
    assert (fact.points, fact.figure, fact.evidence) == ("4", Figure(7, 8), LINK)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"points": F(9)}, "points_out_of_range"),
        ({"points": F(-1)}, "points_out_of_range"),
        ({"points": F(5)}, "points_unlike_formula"),
        ({"evidence": ()}, "evidence_missing"),
        ({"figure": None}, "figure_missing"),
        ({"figure": Figure(9, 8)}, "figure_not_a_share"),
        ({"figure": Figure(-1, 8)}, "figure_not_a_share"),
        ({"figure": Figure(0, 0)}, "figure_not_a_share"),
        ({"code": "2"}, "no_such_criterion"),
        ({"code": "7"}, "no_such_criterion"),
        ({"is_absent": True}, "absence_without_reason"),
        ({"note": "x" * 2001}, "text_too_long"),
        ({"state": State()}, "wrong_step"),
    ],
)
def test_what_a_self_score_is_refused_for(told: dict[str, Any], code: str) -> None:
    named: dict[str, Any] = {
        "state": OPENED,
        "code": "1.1",
        "figure": Figure(7, 8),
        "points": None,
        "evidence": LINK,
    } | told
    with pytest.raises(DomainError) as refused:
        decide.decide_score(criteria(), named.pop("state"), named.pop("code"), **named)
    assert refused.value.code == code


def test_a_figure_of_our_own_is_its_own_evidence() -> None:
    own = Figure(7, 8, "on_time", at=AT)
    assert decide.decide_score(criteria(), OPENED, "1.1", figure=own, points=None, evidence=())


def test_some_sets_let_no_criterion_out() -> None:
    never = replace(criteria(), not_applicable=NotApplicable.NEVER)
    with pytest.raises(Refused, match="always_applies"):
        decide.decide_score(never, OPENED, "1.1", figure=None, points=None, evidence=(), note="x", is_absent=True)


def test_all_are_scored_and_the_letter_agrees_before_it_is_submitted() -> None:
    with pytest.raises(Refused, match="criteria_unscored"):
        decide.decide_submit(criteria(), OPENED, claimed=F(0))
    with pytest.raises(Refused, match="sum_differs"):
        decide.decide_submit(criteria(), scored(), claimed=F(9))
    assert submitted().step is Step.APPRAISAL


def test_whoever_scored_does_not_appraise() -> None:
    for act in (
        lambda state: decide.decide_appraise(criteria(), state, "1.1", points=F(1), reason="x", account=1),
        lambda state: decide.decide_agree(criteria(), state, account=1),
        lambda state: decide.decide_return(state, reason="x", account=1),
        lambda state: decide.decide_survey(criteria(), state, "2", figure=Figure(1, 2), source="x", account=1),
        lambda state: decide.decide_finalise(criteria(), state, account=1),
    ):
        with pytest.raises(Refused, match="own_scores"):
            act(submitted())


def test_other_points_need_a_reason() -> None:
    state = submitted()
    with pytest.raises(Invalid, match="reason_missing"):
        decide.decide_appraise(criteria(), state, "1.1", points=F(1), reason=" ", account=2)
    with pytest.raises(Refused, match="points_out_of_range"):
        decide.decide_appraise(criteria(), state, "1.1", points=F(9), reason="x", account=2)
    (same,) = decide.decide_appraise(criteria(), state, "1.1", points=F("5.33"), reason="", account=2)
    assert same.points == "16/3"  # as typed with two decimals it is the self score, kept exact


def test_the_index_of_a_whole_life() -> None:
    state = submitted()
    state = after(
        state, decide.decide_appraise(criteria(), state, "1.1", points=F(5), reason="Thiếu hồ sơ", account=2), 2
    )
    with pytest.raises(Refused, match="criteria_not_appraised"):
        decide.decide_finalise(criteria(), state, account=2)
    state = after(state, decide.decide_agree(criteria(), state, account=2), 2)
    with pytest.raises(Invalid, match="survey_without_source"):
        decide.decide_survey(criteria(), state, "2", figure=Figure(3, 4), source=" ", account=2)
    state = after(
        state, decide.decide_survey(criteria(), state, "2", figure=Figure(3, 4), source="SIPAS", account=2), 2
    )
    (final,) = decide.decide_finalise(criteria(), state, account=2)
    assert (final.points, final.most, final.hundredths) == ("15", "20", 7500)  # 5 + 4 + 6
    state = after(state, [final], 2)
    assert after(state, decide.decide_publish(state)).step is Step.PUBLISHED
    with pytest.raises(Refused, match="wrong_step"):
        decide.decide_publish(submitted())


def test_a_return_keeps_the_scores_and_drops_the_appraisal() -> None:
    state = after(submitted(), decide.decide_agree(criteria(), submitted(), account=2), 2)
    state = after(state, decide.decide_return(state, reason="Thiếu tài liệu", account=2), 2)
    assert (state.step, state.returned, set(state.scored), state.appraised) == (
        Step.SELF_SCORING,
        "Thiếu tài liệu",
        {"1.1", "1.2"},
        {},
    )
