"""What the officer does with a reception: look at it, accept it, or give a slip. Each sent form is carried out once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from motcua.dossiers.actions.accept_dossier import accept_dossier, decide_acceptance
from motcua.dossiers.actions.ask_at_gate import answer_at_gate, ask_at_gate
from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.web.desk.counter.party_form import find_known, remember
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.reception import Reception
from motcua.web.desk.counter.view_models import MatterOffer, Preview
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.schedule import in_vietnam

PARTIES = ("owner", "applicant", "representative")
FOUND = ("full_name", "address", "phone", "email")


def carry_out_answer(reception: Reception, counter: Counter, answer: str, at: datetime) -> Done | None:
    """Do what was asked for; None where it was refused, which the forms then say, or where nothing was to be done."""
    if not reception.is_valid():
        return None
    with reception.refusals_shown(**FIELDS.get(answer, {})):
        done = ANSWERS[answer](reception, counter, at)
        if done:
            remember_persons(reception)
        return done
    return None


def accept(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Receipt 01."""
    return accept_dossier(counter.actor, reception.application(counter.code), at=at, **request_of(reception))


def ask(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Slip 02."""
    said = reception.matter.cleaned_data
    return ask_at_gate(
        counter.actor,
        reception.application(counter.code),
        said["further_items"],
        said["supplement_reason"],
        at=at,
        **request_of(reception),
    )


def refuse(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Slip 03."""
    said = reception.matter.cleaned_data
    answer = RefuseAtGate(said["refusal_reason"], said["refusal_ground"])
    return answer_at_gate(counter.actor, reception.application(counter.code), answer, at=at, **request_of(reception))


def look_at(reception: Reception, counter: Counter, at: datetime) -> Done | None:
    """Write nothing: what acceptance would promise, or what still stands against it."""
    application = reception.application(counter.code)
    decided = decide_acceptance(counter.actor, application, in_vietnam(at), reception.start.registered, None)
    fact: Any = decided.events[0].fact
    sentences = Explanation.from_json(fact.explanation).sentences(get_language() or "vi") if fact.explanation else ()
    reception.preview = Preview(fact.due_at, tuple(sentences))
    return None


type Answer = Callable[[Reception, Counter, datetime], Done | None]
ANSWERS: dict[str, Answer] = {"accept": accept, "supplement": ask, "refuse": refuse, "check": look_at}
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
    application = reception.application("")
    for party in (application.owner, application.applicant, application.representative):
        if party is not None:
            remember(party, reception.on)


def with_known_persons(data: QueryDict, reception: Reception) -> QueryDict:
    """What was sent, with the empty fields of parties known by their number filled in."""
    filled = data.copy()
    for prefix in PARTIES:
        kind, number = (data.get(f"{prefix}-{name}", "") for name in ("identity_kind", "identity_number"))
        known = find_known(kind, number, reception.on)
        if known is None or data.get(f"{prefix}-full_name", "").strip():
            continue
        for name, value in zip(FOUND, (known.name, known.address, known.phone, known.email), strict=True):
            filled[f"{prefix}-{name}"] = data.get(f"{prefix}-{name}") or value
    return filled


def with_mandatory_papers(data: QueryDict, matter: MatterOffer) -> QueryDict:
    """What was sent, with one click's worth of counting: every empty mandatory paper as often as the source asks."""
    filled = data.copy()
    chosen = set(data.getlist("groups"))
    for number, line in enumerate(matter.papers):
        counts = [f"paper-{number}-{name}" for name in ("originals", "certified", "copies")]
        if not line.is_mandatory or (line.heading and line.heading not in chosen) or any(map(data.get, counts)):
            continue
        filled[counts[0]] = str(line.originals or (0 if line.copies else 1) or "")
        filled[counts[2]] = str(line.copies or "")
    return filled
