"""Files of a draft: added for one paper, taken from the own store, taken out again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.attach import MOST
from motcua.filing.access import account_of, own_paper
from motcua.filing.actions.keep_draft import keep_draft
from motcua.filing.models import Draft, OwnPaperReading
from motcua.filing.rules.own_papers import is_offered
from motcua.filing.rules.preparation import KeptFile, Preparation
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def add_file(
    actor: Actor, key: UUID, paper: str, document: Document, *, at: datetime, from_own_paper: int = 0
) -> tuple[Draft, KeptFile]:
    """Put a file that is in the store into the draft, for the paper. The same file for the same paper stays one.

    Raises `NotFound`, `Refused` (too many files, submitted meanwhile).
    """
    draft, (file,) = add_files(actor, key, [(paper, document)], at=at, from_own_paper=from_own_paper)
    return draft, file


def add_files(
    actor: Actor, key: UUID, files: Sequence[tuple[str, Document]], *, at: datetime, from_own_paper: int = 0
) -> tuple[Draft, list[KeptFile]]:
    """Several at once, each for its paper."""
    kept: list[KeptFile] = []

    def add(prepared: Preparation) -> Preparation:
        kept.clear()
        for paper, document in files:
            prepared = _with_file(prepared, paper, document, from_own_paper)
            kept.append(next(each for each in prepared.files_for(paper) if each.digest == document.digest))
        return prepared

    return keep_draft(actor, key, add, at=at), kept


def _with_file(prepared: Preparation, paper: str, document: Document, own: int) -> Preparation:
    if any(each.digest == document.digest for each in prepared.files_for(paper)):
        return prepared
    if len(prepared.files) >= MOST:
        raise Refused(
            "too_many_files",
            vi=f"Mỗi hồ sơ chỉ nhận đến {MOST} tệp. Hãy ghép các trang thành một tệp PDF rồi tải lên.",
            en=f"A dossier takes at most {MOST} files. Join pages into one PDF and upload that.",
        )
    number = prepared.last_file + 1
    file = KeptFile(number, paper, document.digest, document.name, document.size, document.media_type, own)
    return replace(prepared, files=(*prepared.files, file), last_file=number)


def remove_file(actor: Actor, key: UUID, number: int, *, at: datetime) -> Draft:
    """Take the file out of the draft; one that is gone already stays gone."""

    def remove(prepared: Preparation) -> Preparation:
        return replace(prepared, files=tuple(each for each in prepared.files if each.number != number))

    return keep_draft(actor, key, remove, at=at)


@transaction.atomic
def take_own_paper(actor: Actor, key: UUID, paper: str, own: int, *, at: datetime) -> Draft:
    """Use a paper of the own store for a paper of the draft; its log says so. Raises `Refused` for an expired one."""
    found = own_paper(actor, own)
    if not is_offered(found.expires_on, in_vietnam(at).date()):
        raise Refused(
            "own_paper_expired",
            vi="Giấy tờ này đã hết hạn nên không dùng lại được. Hãy chọn giấy tờ khác hoặc tải tệp lên.",
            en="This paper has expired and cannot be used again. Choose another, or upload a file.",
        )
    document = Document(found.digest, found.name, found.size, found.media_type)
    draft, _file = add_file(actor, key, paper, document, at=at, from_own_paper=found.pk)
    OwnPaperReading.objects.create(
        paper=found, account_id=account_of(actor), at=at, what="used", detail=f"{draft.procedure_id}: {paper}"[:200]
    )
    return draft
