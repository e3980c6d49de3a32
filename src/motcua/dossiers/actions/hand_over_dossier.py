"""Hand-over to the agency that resolves the dossier (NĐ 61/2018 Art 18): one that exists and has to do with it."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.receivers import is_above
from motcua.dossiers.rules.lifecycle.hand_over import HandOver, check_receiver, own_agencies
from motcua.organisation.actors import Actor
from motcua.organisation.queries import agency_by_code
from motcua.worktime.rules.schedule import in_vietnam


def hand_over_dossier(
    actor: Actor,
    code: str,
    *,
    at: datetime,
    agency: str = "",
    slip: str = "",
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Hand the dossier over to `agency` (code in either order; empty: the one it has).

    That is the competent agency, one of its process, or one of the centre's unit or a unit above it. Raises `NotFound`
    for no agency, `Refused` for another.
    """
    if agency:
        on = in_vietnam(at).date()
        receiver = agency_by_code(agency, on)
        agency = receiver.code_2020
        state = dossier_for(actor, code).state
        check_receiver(receiver.name, agency in own_agencies(state) or is_above(receiver, state, on))
    return carry_out_prepared(actor, code, HandOver(agency, slip), at=at, seen=seen, request_id=request_id)
