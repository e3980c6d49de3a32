"""Phản ánh lại: a sender who is not satisfied has it looked at anew, beginning with control."""

from uuid import UUID

from motcua.dossiers.rules.documents import Document
from motcua.journal.rules.story import Told
from motcua.kernel.clock import VIETNAM
from motcua.petitions.access import Key, Loaded
from motcua.petitions.files import taken_in
from motcua.petitions.places import chain_of, free_at
from motcua.petitions.recording import Request, act_as_sender
from motcua.petitions.rules.clocks import ANEW
from motcua.petitions.rules.facts import Reopened
from motcua.petitions.rules.moves import check_may_reopen
from motcua.petitions.rules.petition import Petition
from motcua.petitions.rules.routing import receiver
from motcua.petitions.terms import reckoner_for


def reopen_petition(
    key: Key, subject: UUID, reason: str, request: Request, files: tuple[Document, ...] = ()
) -> Told[Petition]:
    """Raises what `recording.act_as_sender` raises, and `Invalid` without a reason or with files that may not be
    attached."""
    on, attached = request.at.astimezone(VIETNAM).date(), taken_in(files)

    def decide(loaded: Loaded) -> Reopened:
        state, centre = loaded.state, loaded.row.control_centre
        given = check_may_reopen(state, reason)
        chain = chain_of(centre, on)
        place = receiver(state.kind, state.about, chain, free_at(state.kind, state.about, chain, on))
        return Reopened(given, place, reckoner_for(centre, request.at).clocks(ANEW, request.at), attached)

    return act_as_sender(key, subject, request, decide)
