"""Forwarding to the competent one-stop (NĐ 61/2018 Art 18.3): it is open and offers the procedure on Vietnam's day."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.access import dossier_for, draft_for
from motcua.dossiers.actions.carry_out import Done, carry_out_prepared, done_already
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def forward_dossier(
    actor: Actor, code: str | int, to_centre: str, reason: str, *, at: datetime, request_id: UUID | None = None
) -> Done:
    """Send the dossier on to `to_centre`.

    Raises `Invalid` for an unknown centre, `Refused` for an abolished one and for one that does not offer the
    procedure, naming those that do.
    """
    if request_id and (done := done_already(actor, code, request_id)):
        return done
    loaded = dossier_for(actor, code) if isinstance(code, str) else draft_for(actor, code)
    target = OfferBook().check_offers(to_centre, loaded.state.procedure, in_vietnam(at).date(), "to_centre")
    command = Forward(
        to_centre=target.code,
        to_agency=target.agency.code_2020,
        to_name=target.name,
        reason=reason,
    )
    return carry_out_prepared(actor, code, command, at=at, request_id=request_id)
