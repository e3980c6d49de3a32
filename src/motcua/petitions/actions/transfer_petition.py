"""Chuyển: hand a petition to whoever is competent, never to who it is about."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.petitions.access import Loaded
from motcua.petitions.places import centre_in_force, chain_of, free_at
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import Transferred
from motcua.petitions.rules.moves import Act, decide_transfer
from motcua.petitions.rules.petition import Petition
from motcua.petitions.rules.routing import check_may_have


def transfer_petition(actor: Actor, subject: UUID, fact: Transferred, request: Request) -> Told[Petition]:
    """Raises what `recording.act` raises, `Invalid`, `Refused` (`one_place`, `handler_is_subject`, `desk_empty`)."""
    on = request.at.astimezone(VIETNAM).date()

    def decide(loaded: Loaded) -> Transferred:
        state = loaded.state
        decided = decide_transfer(state, fact)
        if decided.place is not None:
            chain = chain_of(centre_in_force(decided.place.centre, on, "place"), on)
            check_may_have(
                state.kind, state.about, decided.place, chain, free_at(state.kind, state.about, chain[:1], on)
            )
        return decided

    return act(actor, subject, Act.TRANSFER, request, decide)
