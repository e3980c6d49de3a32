"""Files in a dossier's story: what an event keeps of one, and which of them the dossier holds now.

An event names a file by the SHA-256 of its bytes, so that the story proves the file as it proves itself. The file lies
in the store (`kernel.files`); nothing here looks into it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from motcua.kernel.errors import Invalid

DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Document:
    """A file: the digest of its bytes in hexadecimal, its name, its size in bytes, and its real type.

    `signed_by`: whose digital signatures a result bears, found whole when it was taken in; "" is not signed.
    """

    digest: str
    name: str
    size: int
    media_type: str
    signed_by: str = ""


class CopyKind(StrEnum):
    """What the file shows: an original, a certified copy, a plain copy; or it is itself the original (electronic)."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    COPY = "copy"
    ELECTRONIC = "electronic"


class Part(StrEnum):
    """Which part a file has: handed in, the filled-in form, the decision, the result, or what mended an incident."""

    INPUT = "input"
    FORM = "form"
    DECISION = "decision"
    RESULT = "result"
    REMEDY = "remedy"


GIVEN_OUT = frozenset({Part.DECISION, Part.RESULT, Part.REMEDY})
"""The parts that the office makes; the others are the applicant's."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a dossier. `number` is that of the event that brought it; `component` is "" for any other paper.

    Taken out (`removed`) it no longer counts and is no longer shown; the story keeps that it was there.
    """

    number: int
    part: Part
    document: Document
    component: str = ""
    copy: CopyKind = CopyKind.COPY
    removed: bool = False


def result_of(attachments: Iterable[Attachment]) -> Attachment | None:
    """The file that is the result now: what mended it or was issued last, else the decision's; None on paper only."""
    found: dict[bool, Attachment] = {}
    for each in attachments:
        if each.part in GIVEN_OUT:
            found[each.part is Part.DECISION] = each
    return found.get(False) or found.get(True)


def check_document(document: Document) -> None:
    """What an event keeps of a file is whole. Raises `Invalid`."""
    if not DIGEST.fullmatch(document.digest) or not document.name or document.size <= 0:
        raise Invalid(
            "bad_document",
            vi="Thông tin của tệp không hợp lệ. Hãy tải lại tệp lên.",
            en="What is said of the file is not valid. Upload the file again.",
            field="file",
        )


def documents_of(thing: Any) -> tuple[Document, ...]:
    """The files that a command or a fact names: its `document`, or those of its `papers`."""
    if document := getattr(thing, "document", None):
        return (document,)
    return tuple(paper.document for paper in getattr(thing, "papers", ()))
