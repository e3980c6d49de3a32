"""Past dossiers told again: worked cases, and properties against the slow and plain way."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.stage import SCHEDULE, Stage, accepted, instant
from motcua.kernel.errors import DomainError
from motcua.reviews.rules.replay import CUTTABLE, cut_by, due_under, end_with_at_most, hours_in
from motcua.statistics.rules import stays
from motcua.worktime.rules.terms import Term, TermUnit, parse_term

ISSUED = [("15/11 13:30", Decide(Outcome.GRANTED, "1/QĐ")), ("15/11 14:00", IssueResult())]
APPRAISED = [("05/11 10:00", HandOver()), ("14/11 09:00", FinishStep("appraise"))]


def lived(*acts: tuple[str, Any]) -> Stage:
    stage = accepted()  # Monday 05/11/2018 09:00, five working days: due 12/11 17:00
    for at, command in acts:
        stage.do(at, command)
    return stage


def same(term: Term) -> Term:
    return term


def to(text: str) -> Any:
    return lambda _term: parse_term(text)


PAPERS = [
    ("05/11 10:00", HandOver()),
    ("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu")),
    ("14/11 09:00", ReceiveSupplement(("Bản đồ",))),
]
MONEY = [
    ("05/11 10:00", HandOver()),
    ("07/11 10:00", RequestPayment(50_000, "Lệ phí")),
    ("09/11 09:00", ConfirmPayment("BL-1")),
]
LATER = [("05/11 10:00", HandOver()), ("09/11 10:00", Extend(instant("20/11 09:00").date(), "Chờ đo đạc", "1/TB"))]


@pytest.mark.parametrize(
    ("acts", "term", "due"),
    [
        ([], "5 working_days", "12/11 17:00"),
        ([], "3 working_days", "08/11 17:00"),
        ([], "at_once", "05/11 17:00"),
        (PAPERS, "5 working_days", "21/11 17:00"),
        (PAPERS, "3 working_days", "19/11 17:00"),  # the whole shorter term again (NĐ 61/2018 Art 19.4)
        (PAPERS, "1 working_days", "06/11 17:00"),  # asked on 07/11, when it was over: heals nothing
        (MONEY, "5 working_days", "14/11 17:00"),  # two days waited
        (MONEY, "3 working_days", "12/11 17:00"),
        (LATER, "5 working_days", "20/11 17:00"),
        (LATER, "3 working_days", "08/11 17:00"),  # on 09/11 it could no longer be moved (Art 19.9)
        (LATER, "20 working_days", "03/12 17:00"),  # the letter's date would not have been later
    ],
)
def test_the_due_date_under_another_term(acts: list[tuple[str, Any]], term: str, due: str) -> None:
    assert due_under(lived(*acts).events, to(term), SCHEDULE) == instant(due)


def test_days_are_cut_from_terms_in_days_and_one_is_left() -> None:
    assert [
        str(cut_by(3)(parse_term(text))) for text in ("5 working_days", "2 calendar_days", "1 months", "at_once")
    ] == [
        "2 working_days",
        "1 calendar_days",
        "1 months",
        "at_once",
    ]


@pytest.mark.parametrize(
    ("hours", "end"),
    [
        (100, "15/11 14:00"),  # it took 51.5 hours: nothing to save
        (52, "15/11 14:00"),
        (51, "15/11 11:30"),
        (16, "08/11 16:00"),
        (0, "06/11 15:00"),
    ],
)
def test_the_end_with_at_most_so_many_hours_of_appraisal(hours: int, end: str) -> None:
    """05/11 10:00–14/11 09:00: 5 hours on the Monday, six days of 7.5, 1.5 on the last: 51.5 opening hours."""
    events = lived(*APPRAISED, *ISSUED).events
    whole, _alone = hours_in(events, SCHEDULE, instant("15/11 14:00"))
    assert whole[stays.Stage.APPRAISE] == 51.5 * 3600
    assert end_with_at_most(events, stays.Stage.APPRAISE, hours, SCHEDULE, instant("15/11 14:00")) == instant(end)


def test_only_the_time_since_the_term_last_began_counts() -> None:
    """What was saved before papers were asked for would have moved the asking, and with it the new due date."""
    acts = [*PAPERS, ("14/11 15:00", FinishStep("appraise")), *ISSUED]
    whole, _alone = hours_in(lived(*acts).events, SCHEDULE, instant("15/11 14:00"))
    assert whole[stays.Stage.APPRAISE] == 4 * 3600


INSTANTS = st.lists(st.integers(0, 40 * 24 * 60), min_size=2, max_size=8, unique=True).map(sorted)
COMMANDS = st.sampled_from([each[1] for each in (*PAPERS, *MONEY, *LATER, *APPRAISED, *ISSUED)])


@st.composite
def stories(draw: st.DrawFn) -> Stage:
    """Any way that the rules let a dossier go; what they refuse does not happen."""
    stage = accepted()
    begin = instant("05/11 09:01")
    for minutes in draw(INSTANTS):
        at = begin + timedelta(minutes=minutes)
        try:
            stage.do(f"{at:%d/%m/%Y %H:%M}", draw(COMMANDS))
        except DomainError:
            continue
    return stage


@given(stories())
def test_under_its_own_term_a_dossier_is_due_when_it_was(stage: Stage) -> None:
    assert due_under(stage.events, same, SCHEDULE) == stage.state.due_at


@given(stories(), st.integers(1, 10), st.integers(1, 10))
def test_a_longer_term_never_ends_before_a_shorter_one(stage: Stage, one: int, other: int) -> None:
    short, long = sorted((one, other))
    dues = [
        due_under(stage.events, lambda _t, days=days: Term(days, TermUnit.WORKING_DAYS), SCHEDULE)
        for days in (short, long)
    ]
    assert dues[0] is not None
    assert dues[1] is not None
    assert dues[0] <= dues[1]


def by_the_minute(stage: Stage, until: datetime) -> dict[stays.Stage, int]:
    """Opening hours by stage the plain way: each span between two events, by the calendar's own difference."""
    found: dict[stays.Stage, int] = {}
    ends = [*(event.at for event in stage.events[1:]), until]
    for number, (event, end) in enumerate(zip(stage.events, ends, strict=True), start=1):
        state = fold(stage.events[:number])
        if state.clock_started_at == event.at:
            found = {}
        for each in stays.stages_of(state):
            worked = SCHEDULE.working_time_between(event.at, end)
            found[each] = found.get(each, 0) + int(worked.total_seconds())
    return found


@given(stories(), st.integers(0, 60))
def test_less_time_never_ends_later_and_saves_no_more_than_was_spent(stage: Stage, hours: int) -> None:
    until = max(stage.state.finished_at or stage.events[-1].at, stage.events[-1].at)
    spent = by_the_minute(stage, until)
    whole, _ = hours_in(stage.events, SCHEDULE, until)
    assert {each: seconds for each, seconds in whole.items() if seconds} == {
        each: seconds for each, seconds in spent.items() if seconds
    }
    for each in CUTTABLE:
        end = end_with_at_most(stage.events, each, hours, SCHEDULE, until)
        saved = SCHEDULE.working_time_between(end, until).total_seconds()
        assert end <= until
        assert saved == max(spent.get(each, 0) - hours * 3600, 0)
