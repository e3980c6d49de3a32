"""What the officer does with a reception: look at it, accept it, or give a slip. Each sent form is carried out once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from motcua.dossiers.actions.accept_dossier import accept_dossier, decide_acceptance
from motcua.dossiers.actions.ask_at_gate import answer_at_gate, ask_at_gate
from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.objections import objections_to, objections_to_slip
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.kernel.errors import DomainError
from motcua.web.desk.counter.along_with import check_fees, check_scans
from motcua.web.desk.counter.handed_in import application_of
from motcua.web.desk.counter.party_form import remember
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.reception import Reception
from motcua.web.desk.counter.refusals import refusals_shown, show
from motcua.web.desk.counter.view_models import Preview
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.schedule import in_vietnam


def carry_out_answer(reception: Reception, counter: Counter, answer: str, at: datetime) -> Done | None:
    """Do what was asked for; None where something stands against it, which the forms then say, or nothing was to do.

    Everything that stands against it is told at once: what is ill-formed and what the rules refuse.
    """
    is_ready = reception.is_valid() & check_scans(reception)
    if answer in TO_ACCEPT:
        is_ready &= check_fees(reception, counter, at)
    if is_ready:
        with refusals_shown(reception, **FIELDS.get(answer, {})):
            if done := ANSWERS[answer](reception, counter, at):
                remember_persons(reception)
            return done
    for error in objections_to_answer(reception, counter, answer, at):
        show(reception, error, FIELDS.get(answer, {}))
    return None


def objections_to_answer(reception: Reception, counter: Counter, answer: str, at: datetime) -> tuple[DomainError, ...]:
    """Everything that the rules have against it, whatever is ill-formed besides."""
    application, said = application_of(reception, counter.code), reception.matter.cleaned_data
    if answer == "supplement":
        asked = AskForSupplement(said.get("further_items", ()), said.get("supplement_reason", ""))
        return objections_to_slip(application, asked, at=at)
    if answer == "refuse":
        refused = RefuseAtGate(said.get("refusal_reason", ""), said.get("refusal_ground", ""))
        return objections_to_slip(application, refused, at=at)
    return objections_to(counter.actor, application, at=at, registered=reception.start.registered)


def accept(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Receipt 01."""
    return accept_dossier(counter.actor, application_of(reception, counter.code), at=at, **request_of(reception))


def ask(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Slip 02."""
    said = reception.matter.cleaned_data
    return ask_at_gate(
        counter.actor,
        application_of(reception, counter.code),
        said["further_items"],
        said["supplement_reason"],
        at=at,
        **request_of(reception),
    )


def refuse(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Slip 03."""
    said = reception.matter.cleaned_data
    answer = RefuseAtGate(said["refusal_reason"], said["refusal_ground"])
    application = application_of(reception, counter.code)
    return answer_at_gate(counter.actor, application, answer, at=at, **request_of(reception))


def look_at(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Write nothing: what acceptance would promise, or what still stands against it."""
    application = application_of(reception, counter.code)
    decided = decide_acceptance(counter.actor, application, in_vietnam(at), reception.start.registered, None)
    fact: Any = decided.events[0].fact
    sentences = Explanation.from_json(fact.explanation).sentences(get_language() or "vi") if fact.explanation else ()
    reception.preview = Preview(fact.due_at, tuple(sentences))
    return None


type Answer = Callable[[Reception, Counter, datetime], Done | None]
ANSWERS: dict[str, Answer] = {"accept": accept, "supplement": ask, "refuse": refuse, "check": look_at}
TO_ACCEPT = frozenset({"accept", "check"})
FIELDS = {
    "supplement": {"items": "further_items", "reason": "supplement_reason"},
    "refuse": {"reason": "refusal_reason", "ground": "refusal_ground"},
}
"""What this form calls the fields that the rules' refusals speak of."""


def request_of(reception: Reception) -> dict[str, Any]:
    """The dossier that is gone on with, and the number of the request: a second click changes nothing."""
    return {"registered": reception.start.registered, "request_id": reception.matter.cleaned_data["request_id"]}


def remember_persons(reception: Reception) -> None:
    """Find the persons again by their numbers the next time."""
    application = application_of(reception, "")
    for party in (application.owner, application.applicant, application.representative):
        if party is not None:
            remember(party, reception.on)
