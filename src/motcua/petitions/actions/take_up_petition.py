"""Take charge of a petition at one's desk."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.access import Loaded
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import TakenUp
from motcua.petitions.rules.moves import Act, check_allowed
from motcua.petitions.rules.petition import Petition


def take_up_petition(actor: Actor, subject: UUID, request: Request) -> Told[Petition]:
    """From now on nobody else reads who sent it. Raises what `recording.act` raises."""

    def decide(loaded: Loaded) -> TakenUp:
        check_allowed(loaded.state, Act.TAKE_UP)
        return TakenUp(actor.account_id or 0, loaded.state.place)

    return act(actor, subject, Act.TAKE_UP, request, decide)
