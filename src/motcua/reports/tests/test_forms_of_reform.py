"""Forms 01, 02 and 04 from the stories of drafts and reviews: what falls into which period, and that it stays."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event
from motcua.reforms.actions.withdraw_draft import withdraw_draft
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.tests.drafting import act, begun, build_drafting_world, issued, submitted
from motcua.reports.actions.submit_report import submit_report
from motcua.reports.asking import ask
from motcua.reports.filling.fill import fill
from motcua.reports.frozen import filled_of, frozen_problems, recounted
from motcua.reports.rules.filled import Filled, broken_in
from motcua.reports.rules.form import Value
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.reviews.actions import carry_out
from motcua.reviews.rules.counting import reviewed_in
from motcua.reviews.rules.review import Outcome, PlanOpened, PlanSent, ProcedurePlanned, ProposalApproved, Proposed
from motcua.reviews.tests.people import AT, add_people, opened, proposal

NOW = datetime(2018, 12, 20, 9, tzinfo=VIETNAM)
NOVEMBER = (date(2018, 11, 1), date(2018, 11, 30))
NEW, AMENDED, ABOLISHED = ChangeKind.NEW, ChangeKind.AMENDED, ChangeKind.ABOLISHED


def filled(form: str, first: date, last: date, now: datetime = NOW) -> Filled:
    return fill(ask(form, "", below=True, period=ReportPeriod(Kind.DAYS, first, last)), now=now)


def values(form: Filled, code: str = "") -> dict[str, Value]:
    return dict(next(line.values for line in form.lines if line.code == code))


@pytest.fixture
def drafting(db: None) -> World:
    return build_drafting_world()


@pytest.fixture
def reviewing(db: None) -> World:
    return add_people(build_world())


def test_form_01_counts_drafts_sent_for_the_opinion_and_none_that_was_withdrawn(drafting: World) -> None:
    submitted(drafting, NEW, AMENDED, AMENDED)
    begun(drafting.chi, ABOLISHED)
    withdraw_draft(act(drafting.chi, submitted(drafting, ABOLISHED)), reason="Không làm nữa")
    form = filled("01", *NOVEMBER)
    assert values(form, "Sở Tập huấn") == values(form)
    assert list(values(form).values()) == [3, 1, 2, 0, 1, 0, 1, 0]
    assert list(values(filled("01", date(2018, 10, 1), date(2018, 10, 31))).values()) == [0] * 8
    assert broken_in(form) == ()


def test_form_02_counts_documents_by_the_day_of_their_signature(drafting: World) -> None:
    issued(drafting, NEW, ABOLISHED)
    submitted(drafting, AMENDED)
    form = filled("02", *NOVEMBER)
    assert [line.name for line in form.lines] == ["Quyết định của Ủy ban nhân dân", "Tổng cộng"]
    assert list(values(form, "decision").values()) == [1, 2, 1, 0, 1]
    assert values(filled("02", date(2018, 11, 1), date(2018, 11, 5)))["documents"] == 0  # signed on 06/11
    assert broken_in(form) == ()


def reviewed(world: World) -> None:
    """Procedure 1.000001, proposed on 22/01; approved on 06/02."""
    number = opened(world)
    carry_out.plan_procedure(world.oanh, number, "1.000001", request_id=uuid4(), at=AT)
    carry_out.send_plan(world.oanh, number, on=AT.date(), document="5/KH", request_id=uuid4(), at=AT)
    carry_out.propose(world.oanh, number, "1.000001", proposal(), request_id=uuid4(), at=AT)
    later = instant("06/02 09:00")
    carry_out.approve(world.em, number, "1.000001", "7/QĐ", request_id=uuid4(), at=later)


def test_form_04_tells_a_proposal_in_its_month_and_what_became_of_it_in_the_next(reviewing: World) -> None:
    reviewed(reviewing)
    january = filled("04", date(2018, 1, 1), date(2018, 1, 31))
    assert list(values(january).values()) == [1, 0, 0, 0, 1, "0,00 %", ""]
    february = filled("04", date(2018, 2, 1), date(2018, 2, 28))
    assert list(values(february).values()) == [1, 0, 1, 0, 0, "0,00 %", "77,44 %"]  # (1.024.000 − 231.000) ÷ 1.024.000
    assert list(values(filled("04", *NOVEMBER)).values()) == [0, 0, 0, 0, 0, "", ""]
    assert broken_in(january) == broken_in(february) == ()


def test_a_submitted_form_04_is_frozen_and_tells_what_a_recount_has_otherwise(reviewing: World) -> None:
    period = ReportPeriod(Kind.DAYS, date(2018, 2, 1), date(2018, 2, 28))
    row = submit_report(reviewing.em, ask("04", "", below=True, period=period), at=NOW)
    assert values(filled_of(row))["reviewed"] == 0
    reviewed(reviewing)
    assert values(filled_of(row))["reviewed"] == 0
    told = {each.column: (each.before, each.now) for each in recounted(row, now=NOW) if each.line.code == ""}
    assert told["amended"] == (0, 1)
    assert list(frozen_problems()) == []


DAYS = st.integers(min_value=0, max_value=59)
BY = By("Oanh", 1, "QNI.oanh")


@given(st.lists(st.tuples(DAYS, DAYS, st.booleans()), min_size=1, max_size=8), DAYS)
def test_two_halves_of_a_period_tell_every_approved_procedure_once(
    lives: list[tuple[int, int, bool]], cut: int
) -> None:
    """Each life: a day proposed, days until it is approved, whether it is."""
    start = datetime(2018, 1, 1, 9, tzinfo=UTC)
    facts: list[tuple[int, object]] = [(-1, PlanOpened("QNI", 2018, "Rà soát")), (-1, PlanSent(date(2018, 1, 1), "1"))]
    for number, (day, wait, is_approved) in enumerate(lives):
        facts += [(-1, ProcedurePlanned(str(number), "Thủ tục")), (day, Proposed(str(number), proposal(Outcome.KEEP)))]
        if is_approved:
            facts.append((day + wait, ProposalApproved(str(number), "7/QĐ")))
    facts.sort(key=lambda told: told[0])
    events = [Event(start + timedelta(days=day), BY, fact) for day, fact in facts]
    first, middle, last = (start.date() + timedelta(days=days) for days in (-5, cut, 130))
    earlier = reviewed_in(events, first, middle)
    later = reviewed_in(events, middle + timedelta(days=1), last)
    approved = [item.procedure for item in (*earlier, *later) if item.standing == "approved"]
    assert sorted(approved) == sorted(str(n) for n, life in enumerate(lives) if life[2])
    assert {item.procedure for item in (*earlier, *later)} == {str(number) for number in range(len(lives))}
