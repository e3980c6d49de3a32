"""The rows of dossiers' files: a projection, written with the events that bring or take out a file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from motcua.dossiers.models import Attachment as AttachmentRow
from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.documents import Attachment

COLUMNS = ("dossier_id", "number", "part", "component", "copy", "digest", "name", "size", "media_type", "removed")
UPSERT = f"""
    INSERT INTO dossiers_attachment ({", ".join(COLUMNS)}) VALUES ({", ".join(["%s"] * len(COLUMNS))})
    ON CONFLICT (dossier_id, number) DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS[2:])}
"""
DELETE = "DELETE FROM dossiers_attachment WHERE dossier_id = %s AND number = %s"


def row_of(dossier_id: int, attachment: Attachment) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    document = attachment.document
    return (
        dossier_id,
        attachment.number,
        str(attachment.part),
        attachment.component,
        str(attachment.copy),
        document.digest,
        document.name,
        document.size,
        document.media_type,
        attachment.removed,
    )


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Write what is new or taken out; what an undoing took back goes."""
    written: list[tuple[Any, ...]] = []
    gone: list[tuple[int, int]] = []
    for change in changes:
        before, after = change.before.attachments, change.after.attachments
        if before is after:
            continue
        written += [row_of(change.dossier_id, each) for each in after if each not in before]
        numbers = {each.number for each in after}
        gone += [(change.dossier_id, each.number) for each in before if each.number not in numbers]
    if written:
        cursor.executemany(UPSERT, written)
    if gone:
        cursor.executemany(DELETE, gone)


class Recounting:
    """For `motcua verify`: the rows there should be, against those there are."""

    def __init__(self) -> None:
        self.expected: dict[tuple[int, int], tuple[Any, ...]] = {}

    def add(self, change: Change) -> None:
        for attachment in change.after.attachments:
            self.expected[change.dossier_id, attachment.number] = row_of(change.dossier_id, attachment)

    def differences(self) -> Iterable[str]:
        return self._compare(AttachmentRow.objects.order_by("dossier_id", "number"))

    def differences_of(self, change: Change) -> Iterable[str]:
        """What is stored of one dossier, against its whole story."""
        self.add(change)
        return self._compare(AttachmentRow.objects.filter(dossier_id=change.dossier_id).order_by("number"))

    def _compare(self, rows: Any) -> Iterator[str]:
        left = dict(self.expected)
        for found in rows.values_list(*COLUMNS).iterator():
            wanted = left.pop(found[:2], None)
            if wanted is None:
                yield f"a file of event {found[1]} of dossier #{found[0]} that the events do not tell of"
            elif found != wanted:
                names = [name for name, a, b in zip(COLUMNS, found, wanted, strict=True) if a != b]
                yield f"file of event {found[1]} of dossier #{found[0]}: {', '.join(names)} is not as the events say"
        for dossier_id, number in left:
            yield f"the file of event {number} of dossier #{dossier_id} has no row"
