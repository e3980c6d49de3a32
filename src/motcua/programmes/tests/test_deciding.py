"""A project goes through its steps in legal order, and its money stays within what was decided."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.journal.rules.story import Story
from motcua.journal.tests.promises import CHI, MORNING
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.programmes.rules.deciding import decide
from motcua.programmes.rules.facts import (
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    Group,
    IndicatorMeasured,
    MilestoneReached,
    MilestoneSet,
    Registered,
    RiskClosed,
    RiskNoted,
    SecurityLevelSet,
    StepFinished,
    TotalAdjusted,
)
from motcua.programmes.rules.project import PROJECTS, Project, evolve
from motcua.programmes.rules.reporting import line_of

STEPS = ("policy", "study", "design", "tender", "building", "trial", "acceptance", "handover", "settlement")
DECIDED, TODAY = date(2018, 1, 10), date(2018, 11, 30)
BEGUN = Registered(
    "TH-01", "Dự án", "KH", Group.B, "Chủ đầu tư", "01/QĐ", DECIDED, 1_000, "Quyên", STEPS, "NĐ 102/2009/NĐ-CP"
)
CAPITAL = CapitalPlanned(2018, "Tỉnh", 600, "05/QĐ", date(2018, 2, 1))
CONTRACT = ContractSigned("HĐ-1", "Nhà thầu", 500, date(2018, 4, 1))


def after(*facts: Any) -> Project:
    project = Project()
    for fact in facts:
        for decided in decide(project, fact, TODAY):
            project = evolve(project, Event(MORNING, CHI, decided))
    return project


def steps(count: int) -> list[StepFinished]:
    return [StepFinished(code, date(2018, 3, 1), "Biên bản") for code in STEPS[:count]]


def pay(amount: int, voucher: str = "UNC-1", year: int = 2018, on: date = date(2018, 5, 1)) -> Disbursed:
    return Disbursed("HĐ-1", year, "Tỉnh", amount, on, voucher)


def test_a_project_goes_through_all_its_steps() -> None:
    project = after(BEGUN, *steps(9))
    assert project.next_step == ""
    with pytest.raises(DomainError) as refused:
        decide(project, StepFinished("policy", TODAY, "x"), TODAY)
    assert refused.value.code == "all_steps_done"


REFUSED: list[tuple[str, list[Any], Any, str]] = [
    ("acceptance before the trial run", steps(5), StepFinished("acceptance", TODAY, "BB"), "step_skipped"),
    ("a step skipped", [], StepFinished("study", TODAY, "BB"), "step_skipped"),
    ("a step of no law", [], StepFinished("dance", TODAY, "BB"), "no_such_thing"),
    ("a step dated before the one before", steps(1), StepFinished("study", date(2018, 2, 1), "BB"), "day_backwards"),
    ("a step of tomorrow", [], StepFinished("policy", TODAY + timedelta(days=1), "BB"), "day_in_future"),
    ("a step without its paper", [], StepFinished("policy", TODAY, ""), "text_missing"),
    ("a contract before the tender", steps(3), CONTRACT, "contract_before_tender"),
    ("a contract dated before the tender", steps(4), ContractSigned("1", "N", 5, date(2018, 2, 1)), "day_backwards"),
    ("contracts above the total", [*steps(4), CONTRACT], ContractSigned("2", "N", 501, TODAY), "contracts_above_total"),
    ("a contract twice", [*steps(4), CONTRACT], CONTRACT, "known_already"),
    ("paid above the contract", [CAPITAL, *steps(4), CONTRACT], pay(501), "disbursed_above_contract"),
    (
        "paid above the contract bit by bit",
        [CAPITAL, *steps(4), CONTRACT, pay(300)],
        pay(201, "UNC-2"),
        "disbursed_above_contract",
    ),
    (
        "paid above the year's capital",
        [CapitalPlanned(2018, "Tỉnh", 100, "5", DECIDED), *steps(4), CONTRACT],
        pay(101),
        "disbursed_above_capital",
    ),
    ("paid out of a year without capital", [CAPITAL, *steps(4), CONTRACT], pay(1, year=2019), "no_such_thing"),
    ("paid before the contract", [CAPITAL, *steps(4), CONTRACT], pay(1, on=date(2018, 3, 30)), "day_backwards"),
    ("paid without a contract", [CAPITAL], pay(1), "no_such_thing"),
    ("a voucher twice", [CAPITAL, *steps(4), CONTRACT, pay(1)], pay(1), "known_already"),
    ("nothing paid", [CAPITAL, *steps(4), CONTRACT], pay(0), "amount_unfit"),
    (
        "other capital by the same decision",
        [CAPITAL],
        CapitalPlanned(2018, "Tỉnh", 700, "05/QĐ", TODAY),
        "capital_without_adjustment",
    ),
    (
        "other capital by the first decision of all",
        [CAPITAL],
        CapitalPlanned(2018, "Tỉnh", 700, "01/QĐ", TODAY),
        "capital_without_adjustment",
    ),
    ("an adjustment before the plan", [CAPITAL], CapitalPlanned(2018, "Tỉnh", 7, "9", DECIDED), "day_backwards"),
    ("capital above the total", [CAPITAL], CapitalPlanned(2019, "Tỉnh", 401, "6", TODAY), "capital_above_total"),
    (
        "capital below what is paid",
        [CAPITAL, *steps(4), CONTRACT, pay(300)],
        CapitalPlanned(2018, "Tỉnh", 299, "9", TODAY),
        "capital_below_disbursed",
    ),
    ("capital of a year long past", [], CapitalPlanned(2016, "Tỉnh", 1, "5", TODAY), "year_unlikely"),
    ("a total below the contracts", [*steps(4), CONTRACT], TotalAdjusted(499, "7", TODAY), "total_below_contracts"),
    ("a total decided before the project", [], TotalAdjusted(900, "7", date(2018, 1, 9)), "day_backwards"),
    (
        "a total decided before the one that stands",
        [TotalAdjusted(2_000, "7", date(2018, 9, 1))],
        TotalAdjusted(1_500, "6", date(2018, 6, 1)),
        "day_backwards",
    ),
    ("a milestone too long to be chosen again", [], MilestoneSet("M" * 201, TODAY), "text_unfit"),
    ("a contract too long to be chosen again", steps(4), ContractSigned("1" * 201, "N", 5, TODAY), "text_unfit"),
    ("a milestone put off without a reason", [MilestoneSet("M", TODAY)], MilestoneSet("M", TODAY), "text_missing"),
    ("a milestone nobody set", [], MilestoneReached("M", TODAY), "no_such_thing"),
    ("a risk of six", [], RiskNoted("R", 6, 1, "Q", "x"), "not_of_five"),
    ("a risk that is not there", [], RiskClosed("R", "x"), "no_such_thing"),
    ("a level of six", [], SecurityLevelSet(6, "8", TODAY), "security_level_unknown"),
    ("an indicator nobody set", [], IndicatorMeasured("I", 1, TODAY, "x"), "no_such_thing"),
    ("registered twice", [], BEGUN, "known_already"),
]


@pytest.mark.parametrize(("before", "fact", "code"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_is_refused(before: list[Any], fact: Any, code: str) -> None:
    project = after(BEGUN, *before)
    with pytest.raises(DomainError) as refused:
        decide(project, fact, TODAY)
    assert refused.value.code == code
    assert refused.value.vi
    assert refused.value.en


def test_an_adjustment_decision_changes_a_years_capital() -> None:
    project = after(BEGUN, CAPITAL, CapitalPlanned(2018, "Tỉnh", 700, "09/QĐ", date(2018, 6, 1)))
    assert project.planned == 700


def test_a_milestone_put_off_keeps_its_first_day() -> None:
    project = after(BEGUN, MilestoneSet("M", date(2018, 6, 1)), MilestoneSet("M", date(2018, 12, 1), "Mưa bão"))
    milestone = project.milestones["M"]
    assert (milestone.first_due, milestone.due) == (date(2018, 6, 1), date(2018, 12, 1))
    assert project.late_milestones(TODAY) == ()
    assert project.late_milestones(date(2018, 12, 2)) == (milestone,)


def test_putting_a_milestone_off_does_not_undo_that_it_was_late() -> None:
    """Due on 01/06, entered on 30/10, put off on 29/11: late at the end of October, and no longer on 30/11."""
    put_off = Event(MORNING + timedelta(days=30), CHI, MilestoneSet("M", date(2018, 12, 31), "Mưa bão"))
    events = [Event(MORNING, CHI, BEGUN), Event(MORNING, CHI, MilestoneSet("M", date(2018, 6, 1))), put_off]
    ends = (date(2018, 6, 1), date(2018, 6, 2), date(2018, 10, 31), date(2018, 11, 30))
    lines = [line_of(events, DECIDED, last) for last in ends]
    assert [line.late for line in lines if line] == [(), ("M",), ("M",), ()]


FACTS = st.one_of(
    st.builds(StepFinished, st.sampled_from(STEPS), st.dates(DECIDED, TODAY), st.just("BB")),
    st.builds(ContractSigned, st.sampled_from("ab"), st.just("N"), st.integers(0, 900), st.dates(DECIDED, TODAY)),
    st.builds(
        Disbursed,
        st.sampled_from("ab"),
        st.sampled_from([2018, 2019]),
        st.sampled_from("TX"),
        st.integers(0, 600),
        st.dates(DECIDED, TODAY),
        st.text("uvw", min_size=1, max_size=3),
    ),
    st.builds(
        CapitalPlanned,
        st.sampled_from([2018, 2019]),
        st.sampled_from("TX"),
        st.integers(0, 900),
        st.sampled_from("123"),
        st.dates(DECIDED, TODAY),
    ),
    st.builds(TotalAdjusted, st.integers(0, 2_000), st.just("7"), st.dates(DECIDED, TODAY)),
)


@given(st.lists(FACTS, max_size=40))
def test_whatever_is_tried_money_and_steps_stay_in_order(tried: list[Any]) -> None:
    """However facts are thrown at a project, what gets through keeps disbursed ≤ contract ≤ total and the order."""
    # Start past the tender, so that money gets a chance.
    events: list[Event] = []
    project = Project()
    for fact in [BEGUN, *(StepFinished(code, DECIDED, "BB") for code in STEPS[:4]), *tried]:
        try:
            decided = decide(project, fact, TODAY)
        except DomainError:
            continue
        for each in decided:
            events.append(Event(MORNING, CHI, each))
            project = evolve(project, events[-1])
    assert tuple(each.step for each in project.done) == STEPS[: len(project.done)]
    assert [each.on for each in project.done] == sorted(each.on for each in project.done)
    assert project.disbursed <= project.contracted <= project.total
    assert project.planned <= project.total
    assert all(project.disbursed_of(number) <= each.amount for number, each in project.contracts.items())
    assert all(project.disbursed_from(of) <= each.amount for of, each in project.capital.items())
    assert PROJECTS.fold(events) == project
    whole = line_of(events, DECIDED, TODAY)
    assert whole is not None
    assert (whole.total, whole.contracted, whole.disbursed_so_far) == (
        project.total,
        project.contracted,
        project.disbursed,
    )


def test_a_project_decided_upon_later_has_no_line() -> None:
    assert line_of([Event(MORNING, CHI, BEGUN)], date(2017, 1, 1), date(2017, 12, 31)) is None


def test_facts_are_read_as_they_were_written() -> None:
    story: Story[Project] = PROJECTS
    for fact in (BEGUN, CAPITAL, CONTRACT, pay(3), *steps(1)):
        assert story.codec.decode(fact.KIND, story.codec.encode(fact), None) == fact
