"""One imported row lived through again: its instants become commands, and the same rules decide them.

The older system's due date is not believed: it is computed again, and a difference is reported beside the import.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.projectors import Transition
from motcua.dossiers.rules.events import By, Event
from motcua.dossiers.rules.lifecycle import NOTHING, decide, evolve
from motcua.dossiers.rules.lifecycle.accept import Accept, Offer
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import Component, DossierState, Party
from motcua.kernel.errors import DomainError, Invalid
from motcua.processes.rules.template import StepKind
from motcua.worktime.rules.schedule import Schedule

OLDER_SYSTEM = "Hệ thống cũ"


@dataclass(frozen=True, slots=True)
class Replayed:
    """What happened to one imported dossier. `due_differs`: the older system promised another day."""

    transitions: tuple[Transition, ...]
    due_differs: bool

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(item.event for item in self.transitions)

    @property
    def state(self) -> DossierState:
        return self.transitions[-1].after


def replay(row: ImportRow, offer: Offer, schedule: Schedule) -> Replayed:
    """Decide the row's commands in the order of their instants.

    Raises a domain error whose `field` is the column of the instant that the rules refuse.
    """
    regime = regime_on(row.received_at.date())
    state = NOTHING
    transitions: list[Transition] = []
    promised = None
    for at, column, name, command in timeline(row, offer):
        context = Context(at, By(name or OLDER_SYSTEM), schedule, regime)
        try:
            decided = decide(state, command(state), context)
        except DomainError as error:
            error.field = column
            raise
        for event in decided:
            after = evolve(state, event)
            transitions.append(Transition(state, event, after))
            state = after
        promised = promised or state.due_at
    differs = bool(row.appointed_at and promised and row.appointed_at.date() != promised.date())
    return Replayed(tuple(transitions), differs)


type Moment = tuple[datetime, str, str, Callable[[DossierState], Any]]
"""When, by which column, by whom, and the command given the state so far."""


def timeline(row: ImportRow, offer: Offer) -> list[Moment]:
    """What happened to the row's dossier, in order; of two at one instant the one earlier in the process first."""
    moments: list[Moment] = [(row.received_at, "received_at", row.received_by, lambda state: _accept(row, offer))]
    for column, by, command in LATER:
        at = getattr(row, column)
        if at is not None:
            moments.append((at, column, getattr(row, by) if by else "", _bind(command, row)))
    if not all(earlier[0] <= later[0] for earlier, later in pairwise(moments)):
        moments.sort(key=lambda moment: moment[0])
    if moments[0][1] != "received_at":
        raise Invalid(
            "before_reception",
            vi=f"Cột {moments[0][1]} có thời điểm trước khi tiếp nhận. Hãy kiểm tra lại dữ liệu.",
            en=f"Column {moments[0][1]} is before reception. Check the data.",
            field=moments[0][1],
        )
    return moments


def _bind(command: Callable[[ImportRow, DossierState], Any], row: ImportRow) -> Callable[[DossierState], Any]:
    return lambda state: command(row, state)


def _accept(row: ImportRow, offer: Offer) -> Accept:
    owner = Party(
        row.owner_name,
        row.owner_kind,
        row.owner_identity_kind,
        row.owner_identity,
        row.owner_address,
        row.owner_phone,
        row.owner_email,
    )
    applicant = None
    if row.applicant_name:
        applicant = Party(row.applicant_name, identity_number=row.applicant_identity, phone=row.applicant_phone)
    return Accept(
        code=row.code,
        offer=replace(offer, term=row.term or offer.term, mandatory=()),
        channel=row.channel,
        owner=owner,
        applicant=applicant,
        components=tuple(Component(name, originals=1) for name in _items(row.components)),
        summary=row.summary,
        sets=row.sets,
    )


def _ask(row: ImportRow, state: DossierState) -> AskForSupplement:
    return AskForSupplement(tuple(_items(row.supplement_items)), row.supplement_reason)


def _extend(row: ImportRow, state: DossierState) -> Extend:
    if row.extended_to is None:
        raise Invalid(
            "value_missing",
            vi="Có extended_at mà không có extended_to. Hãy ghi ngày hẹn mới.",
            en="extended_at is given without extended_to. Give the new date.",
            field="extended_to",
        )
    return Extend(row.extended_to, row.extension_reason, row.extension_letter)


def _appraise(row: ImportRow, state: DossierState) -> FinishStep:
    steps = state.process.steps_of(StepKind.APPRAISE) if state.process else ()
    return FinishStep(steps[0].key if steps else "appraise")


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()]


LATER: tuple[tuple[str, str, Callable[[ImportRow, DossierState], Any]], ...] = (
    ("handed_over_at", "received_by", lambda row, state: HandOver()),
    ("supplement_requested_at", "supplement_requested_by", _ask),
    ("supplement_received_at", "received_by", lambda row, state: ReceiveSupplement()),
    ("extended_at", "decided_by", _extend),
    ("appraised_at", "appraised_by", _appraise),
    (
        "decided_at",
        "decided_by",
        lambda row, state: Decide(row.outcome, row.decision_number, row.refusal_reason, row.refusal_ground),
    ),
    ("issued_at", "decided_by", lambda row, state: IssueResult()),
    ("withdrawn_at", "received_by", lambda row, state: Withdraw(row.withdrawn_by or row.owner_name)),
    ("stopped_at", "decided_by", lambda row, state: Stop(row.stop_reason, row.stop_ground)),
    (
        "returned_at",
        "returned_by",
        lambda row, state: ReturnResult(
            row.receiver or row.owner_name, row.returned_via, identity_checked=True, authority=row.receiver_authority
        ),
    ),
)
