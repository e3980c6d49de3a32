"""The sender adds what was asked for; the clocks start anew."""

from dataclasses import fields
from uuid import UUID

from motcua.dossiers.rules.documents import Document
from motcua.journal.rules.story import Told
from motcua.petitions.access import Key, Loaded
from motcua.petitions.files import taken_in
from motcua.petitions.models import Sender as SenderRow
from motcua.petitions.receiving import tidied_sender
from motcua.petitions.recording import Decide, Request, act_as_sender
from motcua.petitions.rules.acceptance import Sender, lacks_of, needed, not_accepted
from motcua.petitions.rules.clocks import FIRST_LOOK
from motcua.petitions.rules.facts import Supplemented
from motcua.petitions.rules.moves import Act, check_allowed
from motcua.petitions.rules.petition import Petition
from motcua.petitions.senders import new_salt, sealed, sender_of
from motcua.petitions.terms import reckoner_for


def supplement_petition(
    key: Key, subject: UUID, text: str, sender: Sender, request: Request, files: tuple[Document, ...] = ()
) -> Told[Petition]:
    """`sender`: name, address and contacts where they change; what is empty stays. Raises what `act_as_sender` raises,
    `Invalid` without a text or with files that may not be attached, and `Refused` (`petition_not_accepted`) where
    something is lacking still."""
    return act_as_sender(key, subject, request, supplementing(text, sender, request, files))


def supplementing(text: str, sender: Sender, request: Request, files: tuple[Document, ...]) -> Decide:
    """What a supplement comes to, whoever brings it; the sender's row is written with it."""
    given, attached = tidied_sender(sender), taken_in(files)

    def decide(loaded: Loaded) -> Supplemented:
        state = loaded.state
        check_allowed(state, Act.SUPPLEMENT)
        added = needed("text", text)
        received = state.received
        assert received is not None  # noqa: S101 - what was asked about was received
        before = sender_of(loaded.row.pk)
        said = Sender(*(getattr(given, each.name) or getattr(before, each.name) for each in fields(Sender)))
        body = "\n".join((received.body, *state.supplements, added))
        lacks = lacks_of(state.kind, received.title, body, state.about, said)
        if lacks:
            raise not_accepted(lacks)
        salt = new_salt()
        SenderRow.objects.filter(pk=loaded.row.pk).update(
            name=said.name, address=said.address, phone=said.phone, mail=said.mail, salt=salt
        )
        clocks = reckoner_for(loaded.row.control_centre, request.at).clocks(FIRST_LOOK, request.at)
        return Supplemented(added, sealed(said, salt), clocks, lacks, attached)

    return decide
