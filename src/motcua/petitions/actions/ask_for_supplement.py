"""Ask the sender for what is lacking or unclear."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.moves import Act, decide_ask
from motcua.petitions.rules.petition import Petition


def ask_for_supplement(actor: Actor, subject: UUID, what: str, request: Request) -> Told[Petition]:
    """No clock runs while the sender is asked. Raises what `recording.act` raises."""
    return act(actor, subject, Act.ASK, request, lambda loaded: decide_ask(loaded.state, what))
