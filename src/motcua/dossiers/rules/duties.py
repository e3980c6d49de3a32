"""What a dossier waits for an officer to do now, and to whom that falls: what the work lists are made of.

A duty (việc phải làm) has a place and an owner, both plain words that a post can be matched with. Places: `at:` a
centre ("at:QNI", for its posts), `for:` the agency that has the dossier (its own posts, once handed over), `by:` an
agency that a linked step or a question names ("by:H49.02.01"; "by:H49.02.01@QNI" for its officers seconded to the
centre). Owners: a role, `#` a post, `=` the account that an open step was given to; "" stands once for the unit as a
whole.

Who may act is `rules.charge` and `policies`; this tells the same of a state, without asking for an actor.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from motcua.dossiers.rules.charge import Charge, act_on, charge_of
from motcua.dossiers.rules.lifecycle.accept import ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.assign import holder_of
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import ReplyToConsultation
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import RemedyIncident, open_incidents
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import is_done_at_once, open_steps
from motcua.dossiers.rules.state import DossierState, Status
from motcua.organisation.rules.agency_codes import in_order_of_2020
from motcua.processes.rules.template import Step, StepKind

type Roles = Mapping[type, frozenset[str]]
UNIT = ""
"""The owner of the row that stands for the unit as a whole."""


INCIDENT = "!"
"""The step of the one duty that a dossier's open incidents make."""


class Work(StrEnum):
    """What is to be done, in the order of a dossier's life."""

    RECEIVE = "receive"
    HAND_OVER = "hand_over"
    CONSULT = "consult"
    REPLY = "reply"
    APPRAISE = "appraise"
    APPROVE = "approve"
    ISSUE = "issue"
    RETURN = "return"
    REMEDY = "remedy"


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """`step` is the key of the open step, the code of the agency asked, `INCIDENT`, or "" where the act has no step."""

    step: str
    place: str
    whose: str
    work: Work


def duties_of(state: DossierState, roles: Roles) -> tuple[Duty, ...]:
    """The duties of a dossier, each once and in order; `roles` says whose each act is (`policies.ROLES`)."""
    return tuple(sorted(set(_duties(state, roles))))


def at(centre: str) -> str:
    return f"at:{centre}"


def for_agency(agency: str) -> str:
    return f"for:{in_order_of_2020(agency)}"


def by_agency(agency: str, centre: str = "") -> str:
    return f"by:{in_order_of_2020(agency)}{f'@{centre}' if centre else ''}"


def held_by(account: int) -> str:
    return f"={account}"


def of_post(code: str) -> str:
    return f"#{code}"


def _duties(state: DossierState, roles: Roles) -> Iterator[Duty]:
    if open_incidents(state):
        yield from _owned(Work.REMEDY, INCIDENT, _places(state), roles[RemedyIncident])
        yield Duty(INCIDENT, at(state.received_centre or state.centre), UNIT, Work.REMEDY)  # where the applicant asks
    if state.status is Status.RESOLVED:
        charge = charge_of(ReturnResult(""), state, roles[ReturnResult])
        yield from _owned(
            Work.RETURN, "", {*_places(state), at(state.received_centre or state.centre)}, _owners(charge)
        )
        return
    if not state.is_open:
        return
    for item in state.consultations:
        if item.replied_at is None:
            places = _places_of_agency(state, item.agency)
            yield from _owned(Work.REPLY, item.agency, places, roles[ReplyToConsultation])
    if state.is_waiting:
        return
    if state.clock_started_at is None:
        yield from _owned(Work.RECEIVE, "", {at(state.centre)}, roles[ReceiveAsCompetent])
    elif state.status is Status.ACCEPTED and not is_done_at_once(state):
        yield from _owned(Work.HAND_OVER, "", {at(state.centre)}, roles[HandOver])
    else:
        for step in open_steps(state):
            yield from _of_step(step, state, roles)


def _of_step(step: Step, state: DossierState, roles: Roles) -> Iterator[Duty]:
    command = act_on(step, state)
    charge = charge_of(command, state, roles[type(command)])
    places = _places_of_agency(state, charge.agency) if charge.agency else _places(state)
    holder = holder_of(state, step.key)
    owners = [held_by(holder.account)] if holder else _owners(charge)
    yield from _owned(_work(step, command), step.key, places, owners)


def _owned(work: Work, step: str, places: Iterable[str], owners: Iterable[str]) -> Iterator[Duty]:
    for place in places:
        for whose in (UNIT, *owners):
            yield Duty(step, place, whose, work)


def _owners(charge: Charge) -> list[str]:
    return [*charge.roles, *([of_post(charge.post_code)] if charge.post_code else [])]


def _places(state: DossierState) -> set[str]:
    places = {at(state.centre)}
    return places | {for_agency(state.agency)} if state.handed_over_at is not None and state.agency else places


def _places_of_agency(state: DossierState, agency: str) -> set[str]:
    return {by_agency(agency), by_agency(agency, state.centre)}


def _work(step: Step, command: Any) -> Work:
    match command:
        case Decide():
            return Work.APPROVE
        case IssueResult():
            return Work.ISSUE
    return Work.CONSULT if step.kind is StepKind.CONSULT else Work.APPRAISE
