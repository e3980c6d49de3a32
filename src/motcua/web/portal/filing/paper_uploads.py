"""What the step of papers does besides saving: files sent with it, a paper of the own store used, a file taken out.

Without a script all of that comes in one form, whatever button was pressed; so nothing that was ticked beside is lost.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest

from motcua.dossiers.files import document_of
from motcua.dossiers.rules.documents import Document
from motcua.filing.actions.add_files import add_files, remove_file, take_own_paper
from motcua.filing.models import Draft
from motcua.filing.ready import Ready
from motcua.filing.rules.preparation import AUTHORITY
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.files.names import clean_name
from motcua.kernel.files.receiving import receive
from motcua.web.actor import actor_of
from motcua.web.desk.uploads import Upload


@dataclass
class PaperUploads:
    """What was refused, by paper; `stays_at` is the place on the page to come back to, "" to go on."""

    refused: dict[str, list[Upload]] = field(default_factory=dict)
    stays_at: str = ""
    goes_on: bool = True

    def refuse(self, paper: str, name: str, refusal: DomainError) -> None:
        """One file that was not taken, or whatever stands against all of them."""
        self.refused.setdefault(paper, []).append(Upload(clean_name(name) if name else "", refusal=refusal))


def carry_out_on_papers(request: HttpRequest, draft: Draft, ready: Ready) -> PaperUploads:
    """Everything the form asks for besides what it says. Every file is looked at, so that all is told at once."""
    actor, now, done = actor_of(request), clock.now(), PaperUploads(goes_on="go" in request.POST)
    names = [paper.name for paper in ready.matter.papers(ready.prepared)]
    taken: list[tuple[str, Document]] = []
    for number, name in [*enumerate(names), ("a", AUTHORITY)]:
        for file in request.FILES.getlist(f"files-{number}"):
            try:
                taken.append((name, document_of(receive(file))))
            except DomainError as refusal:
                done.refuse(name, file.name or "", refusal)
        own = request.POST.get(f"own-{number}", "")
        if own.isascii() and own.isdigit() and len(own) < 16:
            try:
                take_own_paper(actor, draft.key, name, int(own), at=now)
            except DomainError as refusal:
                done.refuse(name, "", refusal)
    if taken:
        try:
            add_files(actor, draft.key, taken, at=now)
        except DomainError as refusal:
            done.refuse(taken[-1][0], "", refusal)
    removed = request.POST.get("remove", "")
    if removed.isascii() and removed.isdigit() and len(removed) < 10:
        remove_file(actor, draft.key, int(removed), at=now)
    if not done.goes_on:
        done.stays_at = request.POST.get("at", "")[:20] or "papers"
    return done
