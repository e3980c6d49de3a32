"""The applicant answers a request for supplement online: files and words, item by item, in one act."""

from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.rules.lifecycle.answer_supplement import AnswerSupplement
from motcua.organisation.actors import Actor


def answer_supplement(
    actor: Actor, dossier: str | int, command: AnswerSupplement, *, at: datetime, seen: int, request_id: UUID
) -> Done:
    """Answer all that was asked for, in files that are in the store; sent twice, it is done once.

    `seen` is the number of the last event that the person was looking at. Raises `NotFound`, `Invalid` (what is not
    answered yet), `Refused` (nothing is waited for), `Conflict` (the office has just acted).
    """
    return carry_out_prepared(actor, dossier, command, at=at, seen=seen, request_id=request_id)
