"""Sampling, estimates, suppression and the questionnaire: worked cases, and what holds whatever the numbers."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.statistics.rules.disclosure import SMALL
from motcua.surveys.questionnaire_file import read_questionnaire
from motcua.surveys.rules.campaign import Campaign, Drafted, Figure, Published, SampleDrawn, Stage, Stratum
from motcua.surveys.rules.campaign_moves import (
    check_takes_answers,
    decide_close,
    decide_draft,
    decide_open,
    decide_publish,
    decide_questions,
    decide_sample,
)
from motcua.surveys.rules.estimates import Moments, combined_ratio, wilson
from motcua.surveys.rules.expected import told_choices
from motcua.surveys.rules.frame import Brought, frame_of
from motcua.surveys.rules.paper_codes import read_paper_code, with_check_digit
from motcua.surveys.rules.questionnaire import Factor, Kind, Option, Question, criteria, scaled
from motcua.surveys.rules.results import INDEX, Counted, Sides, digest_of, figures_of, share_then
from motcua.surveys.rules.sampling import allocate, draw, sample_size
from motcua.surveys.rules.survey_answers import check_filled

QUESTIONS = read_questionnaire()
DAY = date(2018, 10, 30)
STRATA = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2_000), min_size=1)


def test_the_shipped_questionnaire_has_the_decrees_frame() -> None:
    assert len(criteria(QUESTIONS)) == 22
    assert {question.factor for question in criteria(QUESTIONS)} == set(Factor)


@pytest.mark.parametrize(
    ("people", "margin", "size"), [(1_000, 50, 278), (10**9, 50, 385), (64_410, 30, 1_050), (3, 50, 3), (0, 50, 0)]
)
def test_sample_sizes_by_the_formula(people: int, margin: int, size: int) -> None:
    assert sample_size(people, margin) == size


@given(st.integers(1, 10**6), st.integers(1, 500))
def test_a_wider_margin_never_needs_more_people(people: int, margin: int) -> None:
    assert 1 <= sample_size(people, margin) <= people
    assert sample_size(people, min(500, margin + 1)) <= sample_size(people, margin)


def test_shares_by_largest_remainders_with_a_minimum() -> None:
    assert allocate(100, {"a": 900, "b": 90, "c": 10}, 5) == {"a": 86, "b": 9, "c": 5}
    assert allocate(10, {"a": 1, "b": 1}, 5) == {"a": 1, "b": 1}
    with pytest.raises(Invalid, match="sample_too_small"):
        allocate(5, {"a": 100, "b": 100}, 3)


@given(STRATA, st.integers(1, 3_000), st.integers(0, 20))
def test_sizes_add_up_and_never_exceed_the_frame(frame: dict[str, int], size: int, least: int) -> None:
    try:
        sizes = allocate(size, frame, least)
    except Invalid:
        assert sum(min(least, people) for people in frame.values()) > min(size, sum(frame.values()))
        return
    assert sum(sizes.values()) == min(size, sum(frame.values()))
    assert all(min(least, frame[each]) <= n <= frame[each] for each, n in sizes.items())


@given(st.sets(st.integers(1, 10**9), max_size=60), st.integers(0, 70), st.randoms())
def test_the_same_seed_draws_the_same_people(people: set[int], size: int, shuffler: object) -> None:
    mixed = list(people)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    drawn = draw("2018", mixed, size)
    assert drawn == draw("2018", sorted(people), size)
    assert len(set(drawn)) == len(drawn) == min(size, len(people))
    assert set(drawn) <= people
    assert drawn == draw("2018", mixed, size + 1)[:size]


def brought(number: int, account: int | None = None, identity: str = "", phone: str = "", centre: str = "a") -> Brought:
    return Brought(number, centre, datetime(2018, 10, number, tzinfo=VIETNAM), account, identity, phone)


def test_a_person_is_asked_once_however_they_are_known() -> None:
    frame = frame_of(
        [
            brought(1, account=7),
            brought(2, identity="022"),
            brought(3, account=7, identity="022", phone="09"),  # joins the two before
            brought(4, phone="09", centre="b"),
            brought(5),
            brought(6, account=9),
            brought(8, identity="033"),
        ],
        staff={9},
    )
    assert frame.people == {"b": [4], "a": [8]}
    assert (frame.dossiers, frame.nameless, frame.repeated, frame.staff, frame.size) == (7, 1, 3, 1, 2)


@given(st.lists(st.tuples(st.none() | st.integers(1, 5), st.sampled_from(["", "i", "j"]), st.sampled_from(["", "p"]))))
def test_every_dossier_is_somebodys_or_told_as_left_out(rows: list[tuple[int | None, str, str]]) -> None:
    made = [Brought(n, "a", datetime(2018, 1, 1, tzinfo=VIETNAM), *row) for n, row in enumerate(rows)]
    frame = frame_of(made, staff={1})
    assert frame.size + frame.nameless + frame.repeated + frame.staff == len(rows)
    chosen = [made[number] for people in frame.people.values() for number in people]
    keys = [key for row in chosen for key in row.keys]
    assert len(keys) == len(set(keys))


def test_wilson_and_the_combined_ratio_worked() -> None:
    interval = wilson(8, 10)
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.490, 0.943)
    assert wilson(0, 0) is None
    # One stratum of 4 of 100 people, one answer each, 3 satisfied: p = 0.75, s² = 0.25, se² = 0.96 × 0.25 ÷ 4.
    found = combined_ratio([Moments(100, 4, 3, 4, 3, 3, 4)])
    assert found is not None
    assert (found.share, round(found.error or 0, 6)) == (0.75, round((0.96 * 0.25 / 4) ** 0.5, 6))
    # 90 people of whom half are satisfied and 10 who all are: 0.9 × 0.5 + 0.1 = 0.55.
    weighted = combined_ratio([Moments(90, 4, 2, 4, 2, 2, 4), Moments(10, 4, 4, 4, 4, 4, 4)])
    assert weighted is not None
    assert round(weighted.share, 9) == 0.55
    assert combined_ratio([Moments(90, 1, 1, 1, 1, 1, 1)]) is None
    assert combined_ratio([]) is None


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_holds_the_share_and_stays_a_share(satisfied: int, others: int) -> None:
    found = wilson(satisfied, satisfied + others)
    if found is not None:
        assert 0 <= found.low <= found.share + 1e-12
        assert found.share - 1e-12 <= found.high <= 1


def test_a_slip_in_a_papers_number_is_noticed() -> None:
    code = with_check_digit(1_234_567)
    assert code == "12345674"
    assert read_paper_code("1234 5674") == code
    for wrong in ("12345675", "1234567", "٠٠٠٠٠٠٠٠", "", "abcdefgh", "9" * 400):
        with pytest.raises(Invalid, match="no_paper_code"):
            read_paper_code(wrong)


@pytest.mark.parametrize("level", [-1, 6, 100])
def test_out_of_scale_is_refused_naming_the_question(level: int) -> None:
    with pytest.raises(Invalid, match="out_of_scale") as refused:
        check_filled(QUESTIONS, {"officer1": level}, {})
    assert refused.value.field == "officer1"


def test_no_answer_is_an_answer_but_not_all_of_them() -> None:
    filled = check_filled(QUESTIONS, {"officer1": 5, "officer2": 0}, {"wish1": ["time", "online"]})
    assert len(filled.levels) == len(scaled(QUESTIONS))
    assert sum(filled.levels) == 5
    assert filled.choices == ("wish1:time", "wish1:online")
    with pytest.raises(Invalid, match="nothing_answered"):
        check_filled(QUESTIONS, {}, {})
    for wrong in (["time", "papers", "manner", "skill"], ["beer"]):
        with pytest.raises(Invalid, match="choices_wrong"):
            check_filled(QUESTIONS, {"officer1": 5}, {"wish1": wrong})
    with pytest.raises(Invalid, match="unknown_question"):
        check_filled(QUESTIONS, {"beer": 5}, {})


def counts(centre: str, part: int, whole: int) -> dict[tuple[str, str], Counted]:
    return {(centre, question.code): Counted(part, whole) for question in criteria(QUESTIONS)}


def test_indices_pool_their_answers() -> None:
    figures = figures_of(QUESTIONS, counts("a", 60, 80), {"a": 80}, {"a": "province"}, {})
    told = {(each.scope, each.item): each for each in figures}
    whole = told["", INDEX]
    assert (whole.people, whole.part, whole.whole) == (80, 22 * 60, 22 * 80)
    assert (told["", "officer"].part, told["", "officer"].whole) == (360, 480)
    assert (told["", "officer1"].part, told["centre:a", "officer"].part) == (60, 360)
    assert ("centre:a", "officer1") not in told
    assert digest_of(figures) == digest_of(list(figures))


def test_a_place_with_few_people_is_not_told_and_neither_is_what_would_tell_it() -> None:
    few = counts("a", 60, 80) | counts("b", 30, 50) | counts("c", 2, 3)
    figures = figures_of(QUESTIONS, few, {"a": 80, "b": 50, "c": 3}, dict.fromkeys("abc", "district"), {})
    told = {(each.scope, each.item): each for each in figures}
    assert told["centre:c", INDEX].part is None
    assert told["centre:c", INDEX].people is None
    assert [told[f"centre:{each}", INDEX].people is None for each in "ab"].count(True) == 1
    assert [told[f"centre:{each}", INDEX].part is None for each in "ab"].count(True) == 1
    assert told["", INDEX].part is not None


def test_one_persons_many_answers_are_not_told_as_a_pooled_share() -> None:
    """Six answered, five satisfied throughout: 22 answers of the sixth are one person's word."""
    behind = {("a", item): Sides(5, 1) for item in (INDEX, *Factor)}
    figures = figures_of(QUESTIONS, counts("a", 5, 6), {"a": 6}, {"a": "province"}, behind)
    assert {each.part for each in figures} == {None}
    spread = {("a", item): Sides(5, 5) for item in (INDEX, *Factor)}
    told = {
        (each.scope, each.item): each
        for each in figures_of(QUESTIONS, counts("a", 5, 10), {"a": 10}, {"a": "province"}, spread)
    }
    assert (told["", INDEX].part, told["", INDEX].whole) == (110, 220)


def test_an_earlier_share_stands_beside_todays_only_where_the_same_was_asked() -> None:
    asked = read_questionnaire()
    first = criteria(asked)[0]
    figures = tuple(Figure("", item, 40, 30, 40) for item in (INDEX, first.factor, first.code))
    then = Campaign(questions=asked, published=Published(figures, ""))
    reworded = tuple(replace(each, vi="Câu hỏi khác") if each is first else each for each in asked)
    for now, criterion in ((Campaign(questions=asked), Fraction(3, 4)), (Campaign(questions=reworded), None)):
        assert share_then(then, now, INDEX) == share_then(then, now, first.factor) == Fraction(3, 4)
        assert share_then(then, now, first.code) == criterion
    assert share_then(Campaign(questions=asked), then, INDEX) is None


def test_nothing_answered_is_nothing_and_not_100_percent() -> None:
    figures = figures_of(QUESTIONS, {}, {}, {"a": "province"}, {})
    assert {(each.people, each.part, each.whole) for each in figures} == {(0, 0, 0)}


FEW = tuple(question for question in QUESTIONS if question.code[-1] in "12")
"""Two criteria a factor: the rule does not look at how many there are."""


@settings(max_examples=15)
@given(
    st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=4)
)
def test_nothing_told_counts_few_people(found: dict[str, tuple[int, int]]) -> None:
    cells = {
        (centre, question.code): Counted(yes, yes + no)
        for centre, (yes, no) in found.items()
        for question in criteria(FEW)
    }
    people = {centre: yes + no for centre, (yes, no) in found.items()}
    levels = {centre: "province" if centre == "a" else "district" for centre in found}
    sides = {(centre, item): Sides(yes, no) for centre, (yes, no) in found.items() for item in (INDEX, *Factor)}
    figures = figures_of(FEW, cells, people, levels, sides)
    for each in figures:
        assert each.people is None or each.people == 0 or each.people >= SMALL
        if each.part is not None and each.whole is not None:
            assert each.part == 0 or each.part >= SMALL
            assert each.whole - each.part == 0 or each.whole - each.part >= SMALL
    for item in (INDEX, *Factor):  # one hidden place among its siblings would be the difference to their sum
        for parent, children in (("level:district", [f"centre:{c}" for c in levels if levels[c] == "district"]),):
            some = [each for each in figures if each.item == item and each.scope in children]
            total = [each for each in figures if each.item == item and each.scope == parent]
            if total and total[0].part is not None and total[0].whole is not None:
                hidden = [each for each in some if each.part is None]
                assert len(hidden) != 1


PLAN = Drafted("Khảo sát", date(2018, 10, 1), DAY, ("QNI",))
SAMPLE = SampleDrawn("1", 5, (Stratum("QNI", 10, 5),), 12)


def at(stage: Stage) -> Campaign:
    return Campaign(stage, PLAN, 1, QUESTIONS, "nguồn", SAMPLE, DAY)


def test_the_moves_of_a_campaign_and_what_is_refused() -> None:
    assert decide_questions(at(Stage.DRAFT), QUESTIONS, "nguồn") == []
    assert decide_questions(at(Stage.SAMPLING), QUESTIONS, "khác")[0].version == 2
    assert decide_open(at(Stage.SAMPLING), DAY, DAY).closes_on == DAY
    for stage in (Stage.OPEN, Stage.CLOSED, Stage.PUBLISHED):
        with pytest.raises(Refused, match="questionnaire_frozen"):
            decide_questions(at(stage), QUESTIONS[1:], "nguồn")
        with pytest.raises(Refused, match="sample_frozen"):
            decide_sample(at(stage), SAMPLE)
    for stage in Stage:
        if stage is not Stage.SAMPLING:
            with pytest.raises(Refused):
                decide_open(at(stage), DAY, DAY)
        if stage is not Stage.OPEN:
            with pytest.raises(Refused):
                decide_close(at(stage))
            with pytest.raises(Refused):
                check_takes_answers(stage, DAY, DAY)
        if stage is not Stage.CLOSED:
            with pytest.raises(Refused):
                decide_publish(at(stage), (), "")
    with pytest.raises(Invalid, match="closing_day"):
        decide_open(at(Stage.SAMPLING), date(2018, 10, 29), DAY)
    with pytest.raises(Refused, match="survey_not_open"):
        check_takes_answers(Stage.OPEN, DAY, date(2018, 10, 31))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"first": date(2018, 11, 1)}, "last"), ({"centres": ()}, "centres")],
)
def test_a_plan_that_is_none_is_refused_naming_the_field(changes: dict[str, object], field: str) -> None:
    good = {"title": "Khảo sát", "first": date(2018, 10, 1), "last": DAY, "centres": ("QNI",), "today": DAY}
    with pytest.raises(Invalid) as refused:
        decide_draft(**(good | changes))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_questionnaire_without_a_factor_or_a_text_is_refused() -> None:
    without = [question for question in QUESTIONS if question.factor is not Factor.RESULT]
    with pytest.raises(Invalid, match="factor_without_criterion"):
        decide_questions(at(Stage.DRAFT), without, "")
    with pytest.raises(Invalid, match="question_twice"):
        decide_questions(at(Stage.DRAFT), (*QUESTIONS, QUESTIONS[0]), "")


def wish(options: str = "abc") -> list[Question]:
    return [
        Question("w", Factor.ACCESS, Kind.EXPECTATION, "?", "?", tuple(Option(each, each, each) for each in options))
    ]


def test_a_small_count_of_wishes_takes_another_one_with_it() -> None:
    chosen = {"w:a": 20, "w:b": 17, "w:c": 3}
    assert told_choices(wish(), chosen, 40) == {"w:a": 20, "w:b": None, "w:c": None}
    assert told_choices(wish(), {"w:a": 38, "w:b": 20}, 40) == {"w:a": None, "w:b": None, "w:c": 0}  # two chose no "a"
    assert told_choices(wish(), {"w:a": 40, "w:b": 20}, 40) == {"w:a": 40, "w:b": 20, "w:c": 0}
    assert told_choices(wish(), {"w:a": 3}, 3) == {"w:a": None, "w:b": None, "w:c": None}


@given(st.integers(0, 60), st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_no_wish_of_a_few_people_is_told_or_can_be_worked_out(people: int, drawn: list[int]) -> None:
    counts = [min(number, people) for number in drawn]
    codes = [f"w:{letter}" for letter in "abcdef"[: len(counts)]]
    told = told_choices(wish("abcdef"[: len(counts)]), dict(zip(codes, counts, strict=True)), people)
    for code, number in zip(codes, counts, strict=True):
        if told[code] is not None:
            assert told[code] == number
            assert not 0 < number < SMALL
            assert not 0 < people - number < SMALL
    hidden = [number for code, number in zip(codes, counts, strict=True) if told[code] is None]
    assert sum(hidden) not in range(1, SMALL) or len(hidden) == len(counts)
    assert len(hidden) != 1 or len(counts) == 1
