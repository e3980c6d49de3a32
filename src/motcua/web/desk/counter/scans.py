"""The files scanned while a dossier is being received: kept until it is accepted, then attached to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from motcua.dossiers.actions.attach_file import attach_files
from motcua.dossiers.rules.lifecycle.attach import Paper
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import Actor
from motcua.web.desk.file_readings import FilePanel
from motcua.web.desk.uploads import FILES, RECEIPTS, Upload, kept_before, seal, take_in, unseal


@dataclass(frozen=True, slots=True)
class Scans:
    """What was kept (`papers`), and what the page shows of it (`uploads`), the refused ones too."""

    papers: tuple[Paper, ...] = ()
    uploads: tuple[Upload, ...] = ()

    @property
    def refused(self) -> tuple[Upload, ...]:
        return tuple(upload for upload in self.uploads if upload.refusal)


NO_SCANS = Scans()


def read_scans(request: HttpRequest, actor: Actor) -> Scans:
    """The files that the form was sent with: by receipt, or themselves where no script sent them before.

    Each is taken or refused by itself.
    """
    papers: list[Paper] = []
    refused: list[Upload] = []
    for receipt in dict.fromkeys(request.POST.getlist(RECEIPTS)):
        try:
            papers += unseal([receipt], actor.account_id)
        except DomainError as refusal:
            refused.append(Upload("", refusal=refusal))

    def keep(paper: Paper) -> Upload:
        papers.append(paper)
        document = paper.document
        return Upload(document.name, filesizeformat(document.size), receipt=seal(paper, actor.account_id))

    if request.FILES.getlist(FILES):
        refused += [upload for upload in take_in(request, keep) if upload.refusal]
    return Scans(tuple(papers), (*kept_before(papers, actor.account_id), *refused))


def panel_for(names: tuple[str, ...]) -> FilePanel:
    """The fields that take scans in, for the papers of the check-list."""
    return FilePanel(components=names, address=reverse("upload"))


def attach_scans(actor: Actor, dossier: str | int, scans: Scans, *, at: datetime, request_id: UUID) -> None:
    """Attach them to the dossier just received; a repeated request attaches nothing twice. Raises what that raises."""
    if scans.papers:
        attach_files(actor, dossier, scans.papers, at=at, request_id=uuid5(request_id, "scans"))
