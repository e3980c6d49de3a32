"""Which events the people of a dossier are told of, as what, and with which facts.

NĐ 61/2018 Art 17.2 (refused or incomplete), 19.9 (extension), 20 (early result); NĐ 224/2026 Art 15: a notice of status
names the agency, the receiving and the handling unit and the times. Other events stay inside the office.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.dossiers.projectors import Transition
from motcua.dossiers.rules.lifecycle.accept import Accepted, ClockStarted
from motcua.dossiers.rules.lifecycle.conclude import ResultIssued
from motcua.dossiers.rules.lifecycle.correct import Corrected
from motcua.dossiers.rules.lifecycle.extend import Apologised, Extended
from motcua.dossiers.rules.lifecycle.forward import Forwarded
from motcua.dossiers.rules.lifecycle.incident import IncidentRemedied, IncidentReported
from motcua.dossiers.rules.lifecycle.payment import PaymentConfirmed, PaymentRequested
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefusedAtGate
from motcua.dossiers.rules.lifecycle.register import Submitted
from motcua.dossiers.rules.lifecycle.return_result import Returned
from motcua.dossiers.rules.lifecycle.stop import Stopped, Withdrawn
from motcua.dossiers.rules.lifecycle.succeed import MovedToSuccessor
from motcua.dossiers.rules.lifecycle.supplement import SupplementReceived, SupplementRequested
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import DossierState, Outcome
from motcua.kernel.numbers import whole


class Kind(StrEnum):
    """What a notice is about."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REFUSED_AT_GATE = "refused_at_gate"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_RECEIVED = "supplement_received"
    EXTENDED = "extended"
    APOLOGISED = "apologised"
    DUE_MOVED = "due_moved"
    RESULT_READY = "result_ready"
    RESULT_EARLY = "result_early"
    RESULT_REFUSED = "result_refused"
    RETURNED = "returned"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    PAYMENT_ASKED = "payment_asked"
    PAYMENT_CONFIRMED = "payment_confirmed"
    FORWARDED = "forwarded"
    MOVED = "moved"
    INCIDENT_REPORTED = "incident_reported"
    INCIDENT_REMEDIED = "incident_remedied"
    TAKEN_BACK = "taken_back"
    FEE_CHARGED = "fee_charged"
    PAID_ONLINE = "paid_online"
    GIVEN_BACK = "given_back"
    MESSAGE_WRITTEN = "message_written"


URGENT = frozenset({Kind.INCIDENT_REPORTED})
"""Told in quiet hours too: a result may be in use that is wrong."""

BY_PHONE = frozenset(
    {
        Kind.REFUSED_AT_GATE,
        Kind.SUPPLEMENT_ASKED,
        Kind.EXTENDED,
        Kind.APOLOGISED,
        Kind.RESULT_READY,
        Kind.RESULT_EARLY,
        Kind.RESULT_REFUSED,
        Kind.STOPPED,
        Kind.PAYMENT_ASKED,
        Kind.FEE_CHARGED,
        Kind.INCIDENT_REPORTED,
        Kind.TAKEN_BACK,
    }
)
"""Worth a message on the phone: something is to be done, fetched or known at once (NĐ 61/2018 Art 17.2, 19.9, 20)."""


def _always(kind: Kind) -> Callable[[Transition], Kind | None]:
    return lambda transition: kind


def _of_result(transition: Transition) -> Kind | None:
    if transition.event.fact.outcome is Outcome.REFUSED:
        return Kind.RESULT_REFUSED
    due = transition.after.due_at
    return Kind.RESULT_EARLY if due and transition.event.at.date() < due.date() else Kind.RESULT_READY


def _of_moved_due(transition: Transition) -> Kind | None:
    return Kind.DUE_MOVED if transition.before.due_at != transition.after.due_at else None


def _of_undoing(transition: Transition) -> Kind | None:
    before, after = transition.before, transition.after
    return Kind.TAKEN_BACK if (before.status, before.due_at) != (after.status, after.due_at) else None


def _of_forwarding(transition: Transition) -> Kind | None:
    """Forwarded in the act of acceptance it stands on the receipt already."""
    return None if transition.before.accepted_at == transition.event.at else Kind.FORWARDED


TOLD: Mapping[type, Callable[[Transition], Kind | None]] = {
    Submitted: _always(Kind.SUBMITTED),
    Accepted: _always(Kind.ACCEPTED),
    ClockStarted: _always(Kind.DUE_MOVED),
    RefusedAtGate: _always(Kind.REFUSED_AT_GATE),
    SupplementRequested: _always(Kind.SUPPLEMENT_ASKED),
    SupplementReceived: _always(Kind.SUPPLEMENT_RECEIVED),
    Extended: _always(Kind.EXTENDED),
    Apologised: _always(Kind.APOLOGISED),
    Corrected: _of_moved_due,
    ResultIssued: _of_result,
    Returned: _always(Kind.RETURNED),
    Stopped: _always(Kind.STOPPED),
    Withdrawn: _always(Kind.WITHDRAWN),
    PaymentRequested: _always(Kind.PAYMENT_ASKED),
    PaymentConfirmed: _always(Kind.PAYMENT_CONFIRMED),
    Forwarded: _of_forwarding,
    MovedToSuccessor: _always(Kind.MOVED),
    IncidentReported: _always(Kind.INCIDENT_REPORTED),
    IncidentRemedied: _always(Kind.INCIDENT_REMEDIED),
    Undone: _of_undoing,
}


def kind_of(transition: Transition) -> Kind | None:
    """What the people of the dossier are told of this event; None for what stays inside the office.

    A result issued on 30/10/2018 with the appointment on 31/10/2018 is `RESULT_EARLY`.
    """
    rule = TOLD.get(type(transition.event.fact))
    return rule(transition) if rule else None


def can_reach_somebody(state: DossierState, kind: Kind) -> bool:
    """Whether anybody has left a way by which this could be told: an account, an e-mail address, a phone number."""
    if state.citizen_account is not None:
        return True
    parties = [party for party in (state.owner, state.applicant) if party is not None]
    return any(party.email or (party.phone and kind in BY_PHONE) for party in parties)


def reaches_phone(kind: Kind) -> bool:
    return kind in BY_PHONE


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called, by code; a code without a name stands for itself."""

    centres: Mapping[str, str]
    agencies: Mapping[str, str]
    procedure: str

    def centre(self, code: str) -> str:
        return self.centres.get(code, code)

    def agency(self, code: str) -> str:
        return self.agencies.get(code, code)


def facts_of(transition: Transition, names: Names, *, link: str, language: str) -> dict[str, str]:
    """The values of all placeholders; what a kind has nothing to say of is a dash. Instants in Asia/Ho_Chi_Minh."""
    state, event = transition.after, transition.event
    fact = event.fact
    english = language == "en"
    return {
        "code": state.code or ("(no code yet)" if english else "(chưa có mã)"),
        "procedure": names.procedure,
        "owner": state.owner.name if state.owner else NOTHING_TO_SAY,
        "agency": names.agency(state.agency) or NOTHING_TO_SAY,
        "centre": names.centre(state.centre) or NOTHING_TO_SAY,
        "received_at_centre": names.centre(state.received_centre or state.centre) or NOTHING_TO_SAY,
        "handler": event.by.name,
        "at": moment(event.at),
        "due": moment(state.due_at),
        "old_due": moment(transition.before.due_at),
        "reason": _text(fact, "reason", "description", "remedy"),
        "ground": _text(fact, "ground"),
        "letter": _text(fact, "letter", "apology"),
        "items": _items(fact),
        "amount": whole(fact.amount) if isinstance(fact, PaymentRequested) else NOTHING_TO_SAY,
        "purpose": _text(fact, "purpose"),
        "receiver": _text(fact, "receiver"),
        "link": link,
    }


NOTHING_TO_SAY = "–"


def moment(at: datetime | None) -> str:
    """ "17:00 31/10/2018"."""
    return f"{at:%H:%M %d/%m/%Y}" if at else NOTHING_TO_SAY


def _text(fact: Any, *names: str) -> str:
    return next((text for name in names if (text := getattr(fact, name, ""))), NOTHING_TO_SAY)


def _items(fact: Any) -> str:
    items = getattr(fact, "items", ())
    return "\n".join(f"– {item}" for item in items) or NOTHING_TO_SAY
