"""Which acts this person may do on this dossier now, each with what it would cause.

Every command is tried on the dossier with an example of what a person would write: first the rules, then the policies,
as `carry_out` would. What is refused is left out, or told with the rule's own sentence where that helps somebody who
expected to do it (`WORTH_TELLING`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.actions.carry_out import by_of, context_for
from motcua.dossiers.foresight import Foreseen, foresee
from motcua.dossiers.rules.lifecycle import decide, fold
from motcua.dossiers.rules.lifecycle.accept import Accept, ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.answer_supplement import AnswerSupplement
from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, Reassign, TakeStep
from motcua.dossiers.rules.lifecycle.attach import AttachFiles, RemoveFile
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.fill_form import FillForm
from motcua.dossiers.rules.lifecycle.follow_account import FollowAccount
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import (
    IncidentKind,
    RemedyIncident,
    ReportIncident,
    open_incidents,
    possible_in,
)
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.lifecycle.steps import BY_HAND, FinishStep, StartStep, open_steps
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.succeed import MoveToSuccessor
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import DossierState, Outcome
from motcua.kernel.errors import DomainError, Refused
from motcua.organisation.actors import Actor

WORTH_TELLING = frozenset(
    {
        "calendar_missing",
        "clock_not_started",
        "earlier_step_open",
        "extended_once",
        "extension_too_late",
        "further_request_needs_head",
        "result_is_public",
        "undo_result_needs_head",
    }
)
"""Refusals (by code) that say something the page does not show already."""
SOMETHING = "…"


@dataclass(frozen=True, slots=True)
class Possible:
    """An act: an example of its command, and what it would cause or why it is refused."""

    command: Any
    foreseen: Foreseen | None = None
    refusal: DomainError | None = None


type Examples = Callable[[DossierState, Context], Iterable[Any]]


def _steps(command: type) -> Examples:
    return lambda state, context: [command(step.key) for step in open_steps(state) if step.kind in BY_HAND]


def _supplement(state: DossierState, context: Context) -> list[AskForSupplement]:
    """A further request is the head's, who approves it by making it."""
    further = state.supplements >= context.regime.supplement_requests
    return [AskForSupplement((SOMETHING,), SOMETHING, ground=SOMETHING if further else "", approved=further)]


def _extend(state: DossierState, context: Context) -> list[Extend]:
    """The first working day after the present due date."""
    day = (state.due_at or context.at).date()
    return [Extend(context.schedule.add_working_days(day, 1), SOMETHING, SOMETHING)]


def _reply(state: DossierState, context: Context) -> list[ReplyToConsultation]:
    asked = [item.agency for item in state.consultations if item.replied_at is None]
    return [ReplyToConsultation(agency, SOMETHING) for agency in asked]


def _return(state: DossierState, context: Context) -> list[ReturnResult]:
    return [ReturnResult(state.owner.name if state.owner else SOMETHING, identity_checked=True)]


def _incident(state: DossierState, context: Context) -> list[ReportIncident]:
    """The first kind of thing that can have gone wrong by now and is not told of yet."""
    told = {each.kind for each in open_incidents(state)}
    kinds = (kind for kind in IncidentKind if state.status in possible_in(kind) and kind not in told)
    return [ReportIncident(kind, SOMETHING) for kind in kinds][:1]


def _remedy(state: DossierState, context: Context) -> list[RemedyIncident]:
    return [RemedyIncident(each.number, SOMETHING, SOMETHING) for each in open_incidents(state)]


EXAMPLES: dict[type, Examples] = {
    HandOver: lambda state, context: [HandOver()],
    StartStep: _steps(StartStep),
    FinishStep: _steps(FinishStep),
    ReplyToConsultation: _reply,
    ReceiveSupplement: lambda state, context: [ReceiveSupplement()],
    ConfirmPayment: lambda state, context: [ConfirmPayment(SOMETHING)],
    Decide: lambda state, context: [Decide(Outcome.GRANTED, SOMETHING)],
    SendBack: lambda state, context: [SendBack(SOMETHING)],
    IssueResult: lambda state, context: [IssueResult()],
    ReturnResult: _return,
    RemedyIncident: _remedy,
    TakeStep: lambda state, context: [TakeStep(step.key) for step in open_steps(state)],
    GiveBackStep: lambda state, context: [GiveBackStep(step.key) for step in open_steps(state)],
    AskForSupplement: _supplement,
    RequestPayment: lambda state, context: [RequestPayment(1, SOMETHING)],
    Consult: lambda state, context: [Consult(SOMETHING, SOMETHING, context.at + timedelta(days=1))],
    Extend: _extend,
    Apologise: lambda state, context: [Apologise(SOMETHING, SOMETHING)],
    Forward: lambda state, context: [Forward(SOMETHING, state.agency, SOMETHING, SOMETHING)],
    Correct: lambda state, context: [Correct(SOMETHING, summary=f"{state.summary}{SOMETHING}")],
    Withdraw: lambda state, context: [Withdraw(SOMETHING)],
    Stop: lambda state, context: [Stop(SOMETHING, SOMETHING)],
    UndoLastStep: lambda state, context: [UndoLastStep(SOMETHING)],
    ReportIncident: _incident,
    AddNote: lambda state, context: [AddNote(SOMETHING)],
}
"""Every act on an accepted dossier that a person does by hand, in the order in which a page offers them."""
ELSEWHERE: dict[type, str] = {
    SaveDraft: "before there is a dossier: the citizen's own form",
    Submit: "before there is a dossier: the citizen's own form",
    FillForm: "before there is a dossier: the citizen's own form",
    AnswerSupplement: "the citizen's own page of what was asked for",
    Accept: "the counter's page of reception, which makes the dossier",
    RefuseAtGate: "the counter's page of reception: there is no accepted dossier then",
    ReceiveAsCompetent: "the counter's page, where the receiving one-stop takes over what was sent",
    AttachFiles: "the page of the dossier's files, which is about many files and has no text to write",
    RemoveFile: "the page of the dossier's files, beside the file that goes",
    Reassign: "the work lists, where the head sees who has how much and gives many at once",
    MoveToSuccessor: "the system's own, when a one-stop ends",
    FollowAccount: "the system's own, when two accounts of one person are merged",
}
"""The commands that are not offered on the dossier's page, and where they are given."""


def possible_acts(actor: Actor, loaded: LoadedDossier, *, at: datetime, of: type | None = None) -> tuple[Possible, ...]:
    """What `actor` may do on the dossier at the instant `at`, and what is worth telling of the rest; `of` one kind."""
    context = context_for(by_of(actor, None), loaded, at)
    asked = EXAMPLES if of is None else {of: EXAMPLES[of]}
    return tuple(found for examples in asked.values() for found in _tried(actor, loaded.state, examples, context))


def why_not(actor: Actor, loaded: LoadedDossier, command: type, *, at: datetime) -> DomainError:
    """Why `actor` may not give such a command on the dossier now; for one who may, that there is nothing to do."""
    context = context_for(by_of(actor, None), loaded, at)
    for example in EXAMPLES[command](loaded.state, context):
        try:
            foresee(actor, loaded, example, at=at)
        except DomainError as refusal:
            return refusal
    return Refused(
        "nothing_to_do",
        vi="Hiện không có việc này để làm trên hồ sơ. Hãy mở lại hồ sơ để xem việc nào đang chờ.",
        en="There is nothing of this kind to do on the dossier now. Open it again to see what is waiting.",
    )


def _tried(actor: Actor, state: DossierState, examples: Examples, context: Context) -> Iterator[Possible]:
    try:
        commands = tuple(examples(state, context))
    except DomainError:
        return  # no calendar for the day that the example would need
    for command in commands:
        if found := _try(actor, state, command, context):
            yield found


def _try(actor: Actor, state: DossierState, command: Any, context: Context) -> Possible | None:
    """The rules first, which cost nothing; the policies may ask the database."""
    found = _by_the_rules(state, command, context)
    if found.refusal is not None and found.refusal.code not in WORTH_TELLING:
        return None
    try:
        policies.check_may(actor, command, state, directory.centres.number(state.centre))
    except DomainError as refusal:
        return replace(found, foreseen=None, refusal=refusal) if refusal.code in WORTH_TELLING else None
    return found


def _by_the_rules(state: DossierState, command: Any, context: Context) -> Possible:
    try:
        events = decide(state, command, context)
    except DomainError as refusal:
        return Possible(command, refusal=refusal)
    return Possible(command, Foreseen(state, events[-1].fact, fold(events, state)))
