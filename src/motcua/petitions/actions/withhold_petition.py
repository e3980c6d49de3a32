"""Keep an answer from the public, or take it back, for a reason."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.moves import Act, decide_withhold
from motcua.petitions.rules.petition import Petition


def withhold_petition(actor: Actor, subject: UUID, reason: str, request: Request) -> Told[Petition]:
    """Raises what `recording.act` raises, and `Invalid` without a reason."""
    return act(actor, subject, Act.WITHHOLD, request, lambda loaded: decide_withhold(loaded.state, reason))
