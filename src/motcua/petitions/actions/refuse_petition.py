"""Không tiếp nhận: refuse a petition, with guidance."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.moves import Act, decide_refuse
from motcua.petitions.rules.petition import Petition


def refuse_petition(actor: Actor, subject: UUID, reason: str, guidance: str, request: Request) -> Told[Petition]:
    """Raises what `recording.act` raises, and `Invalid` without a reason or without guidance."""
    return act(actor, subject, Act.REFUSE, request, lambda loaded: decide_refuse(loaded.state, reason, guidance))
