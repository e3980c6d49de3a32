"""The files that dossiers name and the store that holds them: kept before they are named, found again afterwards."""

from collections.abc import Iterable, Iterator
from typing import Any

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.citizens_side import has_handed_in, is_concerned
from motcua.dossiers.models import Attachment as AttachmentRow
from motcua.dossiers.rules.documents import GIVEN_OUT, Attachment, Document, documents_of
from motcua.dossiers.rules.in_whose_name import is_own_paper
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import Invalid, NotFound
from motcua.kernel.files import store
from motcua.kernel.files.receiving import Kept
from motcua.organisation.actors import Actor


def document_of(kept: Kept) -> Document:
    """How a received file is named in the story."""
    return Document(kept.digest, kept.name, kept.size, kept.media_type, kept.signed_by)


def check_kept(command: Any) -> None:
    """Every file that `command` names is in the store. Raises `Invalid`."""
    check_all_kept(documents_of(command))


def check_all_kept(documents: Iterable[Document]) -> None:
    """Every one of them is in the store. Raises `Invalid`."""
    for document in documents:
        if not store.is_kept(document.digest):
            raise Invalid(
                "file_not_kept",
                vi="Tệp chưa được tải lên, hoặc không còn trong kho. Hãy tải tệp lên lại.",
                en="The file has not been uploaded, or is no longer in the store. Upload it again.",
                field="file",
            )


def attachment_in(loaded: LoadedDossier, number: int, actor: Actor) -> Attachment:
    """The file that event `number` brought into a dossier that `actor` has been let in to. Raises `NotFound`."""
    for attachment in loaded.state.attachments:
        if attachment.number == number and may_open(attachment, loaded.state, actor):
            return attachment
    raise NotFound(
        "file_not_found",
        vi="Không tìm thấy tệp. Hãy mở hồ sơ để xem các tệp hiện có.",
        en="No such file. Open the dossier to see the files it has.",
    )


def may_open(attachment: Attachment, state: DossierState, actor: Actor) -> bool:
    """Whether a file of a dossier that `actor` may see is theirs to open.

    What was taken out is for those who see everything (auditors). The decision and the result are the citizen's once
    the result has been returned (NĐ 61/2018 Art 20), and not while it is being worked on. What a representative added
    from their own store of papers is not for the organisation's others.
    """
    if attachment.removed:
        return actor.sees_all
    if not is_concerned(actor, state):
        return True
    if is_own_paper(attachment) and not has_handed_in(actor, state):
        return False
    return attachment.part not in GIVEN_OUT or state.returned_at is not None


def problems_in_store(*, code: str = "", read: bool = True) -> Iterator[tuple[str, str]]:
    """The files that are not in the store as they were attached: dossier (code or number) and what is wrong.

    Each content is looked at once, whatever the number of dossiers that hold it. `code`: those of one dossier only;
    `read`: their bytes too, not only that they are there and as large as they were.
    """
    rows = AttachmentRow.objects.order_by("digest", "dossier_id", "number").distinct("digest")
    if code:
        rows = rows.filter(dossier__code=code)
    for digest, size, number, dossier, held_by in rows.values_list(
        "digest", "size", "number", "dossier_id", "dossier__code"
    ).iterator():
        if problem := store.problem_with(digest, size, read=read):
            yield held_by or f"#{dossier}", f"file {digest[:16]} of event {number} {problem}"
