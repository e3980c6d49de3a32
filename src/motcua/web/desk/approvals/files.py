"""The results' files of the dossiers chosen: uploaded on its line, or made from the template and shown first."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest

from motcua.dossiers import directory, policies
from motcua.dossiers.access import dossier_for
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.dossiers.rules.lifecycle.conclude import Decide, check_is_no_input
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.desk.approvals.form import ApprovalForm
from motcua.web.desk.results.letters import keep_letter, letter_for
from motcua.web.desk.results.sources import Source, paper_of
from motcua.web.desk.uploads import Upload, kept_before


@dataclass(slots=True)
class Taken:
    """By code: the files that are there, and why one is not. `is_fresh`: letters were made that nobody has seen yet."""

    papers: dict[str, Paper] = field(default_factory=dict)
    refusals: dict[str, DomainError] = field(default_factory=dict)
    is_fresh: bool = False

    def document(self, code: str) -> Document | None:
        """The file of the dossier, if one was asked for. Raises why it could not be taken in."""
        if refusal := self.refusals.get(code):
            raise refusal
        return self.papers[code].document if code in self.papers else None

    def uploads(self, actor: Actor) -> dict[str, Upload]:
        """The files as the list shows them again."""
        return {code: kept_before([paper], actor.account_id)[0] for code, paper in self.papers.items()}


def take_in(request: HttpRequest, form: ApprovalForm, now: datetime) -> Taken:
    """Take in what is sent for each dossier to be decided; what is wrong with one holds up none of the others."""
    taken = Taken()
    for code, command in form.commands().items():
        if isinstance(command, Decide) and (form.source is not Source.NONE or f"file-{code}" in request.FILES):
            try:
                take_in_one(request, form, command, taken, code, now)
            except DomainError as refusal:
                taken.refusals[code] = refusal
    return taken


def take_in_one(
    request: HttpRequest, form: ApprovalForm, command: Decide, taken: Taken, code: str, now: datetime
) -> None:
    """Nothing is kept for somebody who may not decide. Raises why the file is refused."""
    actor = actor_of(request)
    loaded = dossier_for(actor, code)
    policies.check_may(actor, command, loaded.state, directory.centres.number(loaded.state.centre))
    found, asked = paper_of(
        form.source,
        request.FILES.get(f"file-{code}"),
        request.POST.get(f"kept-{code}", ""),
        actor.account_id,
        lambda: letter_for(actor, loaded, command, form.cleaned_data["text"], now),
    )
    if asked:
        found, taken.is_fresh = keep_letter(loaded, asked, now), True
    if found:
        check_is_no_input(loaded.state, found.document)
        taken.papers[code] = found
