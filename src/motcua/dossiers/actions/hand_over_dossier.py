"""Hand-over to the agency that resolves the dossier, which must exist (NĐ 61/2018 Art 18)."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
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
    """Hand the dossier over to `agency` (code in either order; empty: the one it has). Raises `NotFound`."""
    if agency:
        agency = agency_by_code(agency, in_vietnam(at).date()).code_2020
    return carry_out_prepared(actor, code, HandOver(agency, slip), at=at, seen=seen, request_id=request_id)
