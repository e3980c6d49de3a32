"""A result made from its template: what it says, and the file that it becomes."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.trail import standing
from motcua.kernel.files import store
from motcua.kernel.files.types import PDF
from motcua.organisation.actors import Actor
from motcua.organisation.models import Post
from motcua.printing.print_forms import print_result
from motcua.printing.rules.result_letter import Letter


def letter_for(actor: Actor, loaded: LoadedDossier, command: Decide | IssueResult, text: str, at: datetime) -> Letter:
    """What the result would say: as the decision on record has it, or as `actor` is about to decide.

    Raises `Refused` for somebody who may not decide, or where there is no decision to issue.
    """
    if isinstance(command, Decide):
        post = policies.check_may(actor, command, loaded.state, directory.centres.number(loaded.state.centre))
        signed = command.signed_on or at.date()
        said = (command.outcome, command.number.strip(), signed, actor.name, post.title if post else "")
        return Letter(*said, text, command.reason.strip(), command.ground.strip())
    event = next(each for each in reversed(standing(loaded.events)) if each.kind == "decided")
    fact, signed = event.fact, event.fact.signed_on or event.at.date()
    title = Post.objects.filter(code=event.by.post).values_list("title", flat=True).first() or ""
    number = command.number.strip() or fact.number
    return Letter(fact.outcome, number, signed, event.by.name, title, text, fact.reason, fact.ground)


def mark_of(letter: Letter) -> str:
    """Tells one letter from another that says something else: a file that was shown is used for no other."""
    said: Any = (letter.outcome.value, letter.number, letter.signed_on.isoformat(), letter.signer, letter.post)
    return f"letter {sha256(repr((*said, letter.text, letter.reason, letter.ground)).encode()).hexdigest()[:32]}"


def keep_letter(loaded: LoadedDossier, letter: Letter, at: datetime) -> Paper:
    """Make the file and keep it, as a paper that says which letter it is."""
    content = print_result(loaded, letter, at=at)
    document = Document(store.keep(BytesIO(content)), f"ket-qua-{loaded.state.code}.pdf", len(content), PDF.media_type)
    return Paper(document, mark_of(letter), CopyKind.ELECTRONIC)
