"""A complaint or a denunciation goes the way of its own law."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import Elsewhere
from motcua.petitions.rules.moves import Act, decide_redirect
from motcua.petitions.rules.petition import Petition


def redirect_petition(
    actor: Actor, subject: UUID, elsewhere: Elsewhere, to: str, guidance: str, request: Request
) -> Told[Petition]:
    """From then on only this officer sees a denunciation. Raises what `recording.act` raises."""
    return act(
        actor, subject, Act.REDIRECT, request, lambda loaded: decide_redirect(loaded.state, elsewhere, to, guidance)
    )
