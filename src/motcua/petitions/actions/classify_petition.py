"""Classify a petition; where that shows that its desk may not have it, it goes on to who may, in the same act."""

from dataclasses import replace
from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.petitions.access import Loaded
from motcua.petitions.places import centre_in_force, chain_of, free_at, made_out
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import Classified, Transferred
from motcua.petitions.rules.moves import Act, decide_classify
from motcua.petitions.rules.petition import Petition
from motcua.petitions.rules.routing import has_others, is_barred, receiver, still_kept_out

MOVED = "Nơi đang giữ là nơi bị phản ánh hoặc dưới quyền người bị phản ánh"


def classify_petition(actor: Actor, subject: UUID, fact: Classified, request: Request) -> Told[Petition]:
    """`fact.about` names the place and the officer; whom that means is made out here. Raises what `recording.act`
    raises, `Invalid` (no such place) and `Refused` (`sorted_otherwise`)."""
    on = request.at.astimezone(VIETNAM).date()

    def decide(loaded: Loaded) -> tuple[Classified | Transferred, ...]:
        if fact.about.centre:
            centre_in_force(fact.about.centre, on)
        about = still_kept_out(made_out(replace(fact.about, accounts=(), heads=False), on), loaded.state.received)
        decided = decide_classify(loaded.state, replace(fact, about=about))
        place, chain = loaded.state.place, chain_of(loaded.row.place_centre, on)
        at_desks = free_at(decided.kind, about, chain, on)
        if not is_barred(decided.kind, about, place, chain) and has_others(about, place, at_desks):
            return (decided,)
        return decided, Transferred(MOVED, place=receiver(decided.kind, about, chain, at_desks))

    return act(actor, subject, Act.CLASSIFY, request, decide)
