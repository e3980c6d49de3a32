"""Conditions on amount and fee are asked of the fees that the catalogue states (catalogue.rules.fees)."""

from dataclasses import replace
from datetime import datetime

import pytest

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Case, Channel, Fee, FeeState, Line
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers import reception
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.tests.world import CONTENT, ON, SINCE, World, application, instant
from motcua.kernel.clock import VIETNAM
from motcua.kernel.conditions import All
from motcua.processes.models import StoredTemplate
from motcua.processes.rules.conditions import Compare, Condition, Operator
from motcua.processes.rules.document import Scope, read_document, write_document
from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind
from motcua.worktime.rules.terms import parse_term

DEAR = Compare("amount", Operator.AT_LEAST, 5_000_000)
CHEAP = All((Compare("fee_due", Operator.EQUALS, True), Compare("amount", Operator.AT_MOST, 4_999_999)))
TERM = parse_term("5 working_days")


def step(kind: StepKind, key: str, *after: str, condition: Condition | None = None) -> Step:
    return Step(key, kind, Name(key), role="appraiser", share=10, after=after, condition=condition)


TEMPLATE = ProcessTemplate(
    "theo-phi",
    1,
    Name("Theo phí"),
    (
        step(StepKind.RECEIVE, "receive"),
        step(StepKind.APPRAISE, "book_fee", "receive", condition=CHEAP),
        step(StepKind.APPRAISE, "check_fee", "receive", condition=DEAR),
        step(StepKind.APPROVE, "approve", "book_fee", "check_fee"),
        step(StepKind.RETURN, "return", "approve"),
    ),
)


def fee(amount: int, **said: str) -> Fee:
    return Fee(FeeState.AMOUNT if amount else FeeState.FREE, amount, **said)


@pytest.fixture
def by_fee(world: World) -> World:
    """The template serves every procedure."""
    document = write_document(TEMPLATE, Scope())
    assert not read_document(document).problems
    at = datetime(2018, 1, 2, tzinfo=VIETNAM)
    StoredTemplate.objects.create(
        code="theo-phi",
        version=1,
        status="approved",
        content=document,
        valid_from=SINCE,
        decision_number="1/QĐ",
        saved_at=at,
        approved_at=at,
    )
    return world


def publish(*lines: Line, cases: tuple[Case, ...] = ()) -> None:
    content = replace(CONTENT, lines=lines, cases=cases)
    ProcedureRevision.objects.update(content=content_to_json(content))
    reception.forget()


@pytest.mark.parametrize(
    ("fees", "chosen"),
    [
        ((fee(0),), set()),
        ((fee(50_000),), {"book_fee"}),
        ((fee(3_000_000), fee(2_000_000)), {"check_fee"}),
        ((fee(50_000, when="bản sao"), fee(90_000, when="bản chính")), {"check_fee"}),
        ((Fee(FeeState.UNCERTAIN, text="theo quy định"),), {"check_fee"}),
        ((), {"check_fee"}),
    ],
    ids=["free", "small", "great", "to be chosen", "uncertain", "not stated"],
)
def test_the_fee_chooses_the_steps(by_fee: World, fees: tuple[Fee, ...], chosen: set[str]) -> None:
    publish(Line(Channel.COUNTER, term=TERM, fees=fees))
    state = accept_dossier(by_fee.binh, application(), at=instant("05/11 09:00")).state
    assert state.process is not None
    assert {each.key for each in state.process.steps} == {"receive", "approve", "return"} | chosen
    imported, _ = OfferBook().for_import("QNI", "1.000001", "", Channel.COUNTER, ON)
    assert imported.process == state.process


def test_the_case_has_its_own_fee(by_fee: World) -> None:
    lines = (Line(Channel.COUNTER, key, TERM, fees=(fee(amount),)) for key, amount in (("c1", 0), ("c2", 9_000_000)))
    publish(*lines, cases=(Case("c1", "Cấp mới"), Case("c2", "Cấp lại")))
    for case, chosen in (("c1", set()), ("c2", {"check_fee"}), ("", {"check_fee"})):
        state = accept_dossier(by_fee.binh, application(case=case), at=instant("05/11 09:00")).state
        assert state.process is not None
        assert {each.key for each in state.process.steps} == {"receive", "approve", "return"} | chosen, case
