"""Forwarding to the competent one-stop (NĐ 61/2018 Art 18.3): named by its code, open on that day."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.organisation.actors import Actor


def forward_dossier(
    actor: Actor, code: str | int, to_centre: str, reason: str, *, at: datetime, request_id: UUID | None = None
) -> Done:
    """Send the dossier on to `to_centre`. Raises `Invalid` for an unknown centre, `Refused` for an abolished one."""
    target = OfferBook().centre(to_centre)
    command = Forward(
        to_centre=target.code,
        to_agency=target.agency.code_2020,
        to_name=target.name,
        reason=reason,
        can_receive=target.valid_from <= at.date() and (target.valid_to is None or at.date() <= target.valid_to),
    )
    return carry_out_prepared(actor, code, command, at=at, request_id=request_id)
