"""An officer notes down what the sender added by telephone, at the counter or by letter."""

from uuid import UUID

from motcua.dossiers.rules.documents import Document
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.actions.supplement_petition import supplementing
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.moves import Act
from motcua.petitions.rules.petition import Petition


def note_supplement(
    actor: Actor, subject: UUID, text: str, sender: Sender, request: Request, files: tuple[Document, ...] = ()
) -> Told[Petition]:
    """Raises what `recording.act` raises, and what `supplement_petition` does."""
    return act(actor, subject, Act.SUPPLEMENT, request, supplementing(text, sender, request, files))
