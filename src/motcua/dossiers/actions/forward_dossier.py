"""Forwarding to the competent one-stop (NĐ 61/2018 Art 18.3): named by its code, open on that day, in Vietnam."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared, done_already
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def forward_dossier(
    actor: Actor, code: str | int, to_centre: str, reason: str, *, at: datetime, request_id: UUID | None = None
) -> Done:
    """Send the dossier on to `to_centre`. Raises `Invalid` for an unknown centre, `Refused` for an abolished one."""
    if request_id and (done := done_already(actor, code, request_id)):
        return done
    on = in_vietnam(at).date()
    book = OfferBook()
    book.check_open(to_centre, on, "to_centre")
    target = book.centre(to_centre)
    command = Forward(
        to_centre=target.code,
        to_agency=target.agency.code_2020,
        to_name=target.name,
        reason=reason,
    )
    return carry_out_prepared(actor, code, command, at=at, request_id=request_id)
