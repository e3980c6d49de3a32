"""Slip 02 at the gate: what is missing, itemised, complete, once (NĐ 61/2018 Art 15.3, 17.1a).

Which mandatory papers are missing is counted here, not typed: whoever is sent home is sent home once.
"""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.accept_dossier import Application, reception_of
from motcua.dossiers.actions.carry_out import Done, carry_out
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.rules.lifecycle.accept import check_groups, check_in_force, missing_components
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def ask_at_gate(
    actor: Actor,
    application: Application,
    further: tuple[str, ...],
    reason: str,
    *,
    at: datetime,
    registered: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Ask for every mandatory paper that is not there, and for what else is named in `further`.

    `registered` is the number of a dossier submitted online. Raises what `turn_away` does, and `Refused` while it is
    not said which groups of papers apply.
    """
    offer = reception_of(application, in_vietnam(at).date()).offer
    check_in_force(offer)
    check_groups(offer)
    items = (*missing_components(offer, application.components), *further)
    return answer_at_gate(
        actor, application, AskForSupplement(items, reason), at=at, registered=registered, request_id=request_id
    )


def answer_at_gate(
    actor: Actor,
    application: Application,
    answer: AskForSupplement | RefuseAtGate,
    *,
    at: datetime,
    registered: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Slip 02 or 03 for what was just brought, or for the dossier `registered` that was submitted online."""
    if registered is None:
        return turn_away(actor, application, answer, at=at, request_id=request_id)
    return carry_out(actor, registered, answer, at=at, request_id=request_id)
