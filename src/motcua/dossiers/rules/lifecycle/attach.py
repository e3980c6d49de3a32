"""Files of a dossier's papers: attached, and taken out again (NĐ 61/2018 Art 17.1: scanned and stored at reception).

Both are events: what was attached by mistake is taken out with a reason, and the story keeps that it had been there.
Once decided, nothing is taken out any more: the decision rests on it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.documents import Attachment, CopyKind, Document, Part, check_document
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Invalid, Refused

OPEN = (
    Status.DRAFT,
    Status.REGISTERED,
    Status.ACCEPTED,
    Status.PROCESSING,
    Status.AWAITING_SUPPLEMENT,
    Status.AWAITING_PAYMENT,
)
MOST = 300
"""Files in one dossier, those taken out included."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to attach: for which component (its name; "" for any other paper), and what it shows."""

    document: Document
    component: str = ""
    copy: CopyKind = CopyKind.COPY


@dataclass(frozen=True, slots=True)
class AttachFiles:
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class FileAttached:
    KIND: ClassVar[str] = "file_attached"
    document: Document
    component: str = ""
    copy: CopyKind = CopyKind.COPY


@decides(AttachFiles)
def decide_attach(state: DossierState, command: AttachFiles, context: Context) -> list[FileAttached]:
    """One fact for each file; a file that is there for the same component already is left out."""
    check_status(state, *OPEN)
    components = {component.name for component in state.components}
    there = {(each.document.digest, each.component) for each in inputs(state)}
    facts = []
    for paper in command.papers:
        check_document(paper.document)
        if paper.component and paper.component not in components:
            raise Invalid(
                "unknown_component",
                vi=f"Hồ sơ không có giấy tờ “{paper.component}”. Hãy chọn trong danh sách, hoặc chọn giấy tờ khác.",
                en=f"The dossier has no component “{paper.component}”. Choose one of the list, or “other”.",
                field="component",
            )
        if (paper.document.digest, paper.component) not in there:
            there.add((paper.document.digest, paper.component))
            facts.append(FileAttached(paper.document, paper.component, paper.copy))
    if not facts:
        raise Refused(
            "already_attached",
            vi="Tệp này đã có trong hồ sơ. Hãy chọn tệp khác, hoặc bỏ qua.",
            en="This file is in the dossier already. Choose another one, or leave it.",
        )
    if len(state.attachments) + len(facts) > MOST:
        raise Refused(
            "too_many_files",
            vi=f"Mỗi hồ sơ chỉ nhận đến {MOST} tệp. Hãy ghép các trang thành một tệp PDF rồi tải lên.",
            en=f"A dossier takes at most {MOST} files. Join pages into one PDF and upload that.",
        )
    return facts


@evolves(FileAttached)
def evolve_file_attached(state: DossierState, fact: FileAttached, at: datetime) -> DossierState:
    return state.with_document(Part.INPUT, fact.document, component=fact.component, copy=fact.copy)


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """Take out the file that event `number` attached, saying why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class FileRemoved:
    """`attached` is the number of the event that attached it; `name` is the file's, for whoever reads the story."""

    KIND: ClassVar[str] = "file_removed"
    attached: int
    reason: str
    name: str = ""


@decides(RemoveFile)
def decide_remove(state: DossierState, command: RemoveFile, context: Context) -> list[FileRemoved]:
    check_status(state, *OPEN)
    check_undecided(state)
    reason = check_text(command.reason, "reason", "lý do gỡ tệp", "reason for taking the file out")
    for attachment in inputs(state):
        if attachment.number == command.number:
            return [FileRemoved(command.number, reason, attachment.document.name)]
    raise Refused(
        "no_such_file",
        vi="Tệp này không có trong hồ sơ, hoặc đã được gỡ. Hãy tải lại trang.",
        en="This file is not in the dossier, or has been taken out. Reload the page.",
    )


@evolves(FileRemoved)
def evolve_file_removed(state: DossierState, fact: FileRemoved, at: datetime) -> DossierState:
    return state.evolved(
        attachments=tuple(
            Attachment(each.number, each.part, each.document, each.component, each.copy, removed=True)
            if each.number == fact.attached
            else each
            for each in state.attachments
        )
    )


def inputs(state: DossierState) -> tuple[Attachment, ...]:
    """The files handed in that are still there."""
    return tuple(each for each in state.attachments if each.part is Part.INPUT and not each.removed)
