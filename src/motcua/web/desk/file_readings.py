"""Reads the files of a dossier for the panel that lists them and takes new ones in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.files import may_open
from motcua.dossiers.rules.documents import Attachment, CopyKind, Part
from motcua.dossiers.rules.lifecycle.attach import OPEN, AttachFiles, RemoveFile
from motcua.kernel.errors import Refused
from motcua.kernel.files.types import EXTENSIONS, JPEG, NAMES, PNG, TYPES
from motcua.organisation.actors import Actor

PARTS: dict[Part, str | Promise] = {
    Part.INPUT: _("Giấy tờ khác"),
    Part.FORM: _("Tờ khai điện tử"),
    Part.DECISION: _("Quyết định"),
    Part.RESULT: _("Kết quả"),
    Part.REMEDY: _("Kết quả cấp lại"),
}
COPIES: dict[CopyKind, str | Promise] = {
    CopyKind.ORIGINAL: _("bản chính"),
    CopyKind.CERTIFIED: _("bản sao có chứng thực"),
    CopyKind.COPY: _("bản chụp, bản sao"),
    CopyKind.ELECTRONIC: _("bản điện tử"),
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file. `view_address` is "" where browsers do not show it, `remove_address` where it may not be removed.

    `is_image`: it may be shown as a picture; else what browsers show is shown in a frame.
    """

    name: str
    about: str
    paper: str | Promise
    copy: str | Promise
    by: str
    at: datetime
    is_removed: bool
    address: str
    view_address: str
    remove_address: str
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class FilePanel:
    """The files of a dossier, and what the form for new ones needs. `address` is "" where none may be added."""

    rows: tuple[FileRow, ...] = ()
    components: tuple[str, ...] = ()
    address: str = ""
    copies: tuple[tuple[str, str | Promise], ...] = tuple((str(kind), label) for kind, label in COPIES.items())
    accept: str = ",".join(f".{extension}" for extension in EXTENSIONS)
    types: str = NAMES

    @property
    def limit(self) -> str:
        """How large a file may be, in words."""
        return f"{settings.FILE_SIZE_LIMIT // 1_000_000} MB"


def read_files(actor: Actor, loaded: LoadedDossier) -> FilePanel:
    """The panel of a dossier that `actor` has been let in to."""
    shown = [each for each in loaded.state.attachments if may_open(each, loaded.state, actor)]
    can_add, can_remove = may(actor, AttachFiles(()), loaded), may(actor, RemoveFile(0, ""), loaded)
    return FilePanel(
        rows=tuple(read_row(loaded, each, can_remove=can_remove) for each in shown),
        components=tuple(component.name for component in loaded.state.components),
        address=reverse("files", args=[loaded.state.code]) if can_add else "",
    )


def read_shown(actor: Actor, loaded: LoadedDossier) -> list[tuple[Attachment, FileRow]]:
    """The files that `actor` may open, to be looked at only."""
    shown = (each for each in loaded.state.attachments if may_open(each, loaded.state, actor))
    return [(each, read_row(loaded, each, can_remove=False)) for each in shown]


def read_row(loaded: LoadedDossier, attachment: Attachment, *, can_remove: bool) -> FileRow:
    """One row: the file, and the event that brought it."""
    event, document = loaded.events[attachment.number - 1], attachment.document
    kind = TYPES.get(document.media_type)
    code = loaded.state.code
    place, suffix = [code or loaded.row.pk, attachment.number], "" if code else "-without-code"
    removable = can_remove and attachment.part is Part.INPUT and not attachment.removed and not loaded.state.decision
    return FileRow(
        name=document.name,
        about=f"{kind.name if kind else document.media_type}, {filesizeformat(document.size)}",
        paper=attachment.component or PARTS[attachment.part],
        copy=COPIES[attachment.copy] if attachment.part is Part.INPUT else "",
        by=event.by.name,
        at=event.at,
        is_removed=attachment.removed,
        address=reverse(f"file{suffix}", args=place),
        view_address=reverse(f"file-view{suffix}", args=place) if kind and kind.opens_in_browser else "",
        remove_address=reverse("file-remove", args=place) if removable and code else "",
        is_image=kind in (JPEG, PNG),
    )


def may(actor: Actor, command: AttachFiles | RemoveFile, loaded: LoadedDossier) -> bool:
    """Whether the panel offers it: the dossier is open, and it is this person's to do."""
    if loaded.state.status not in OPEN:
        return False
    try:
        policies.check_may(actor, command, loaded.state, directory.centres.number(loaded.state.centre))
    except Refused:
        return False
    return True
