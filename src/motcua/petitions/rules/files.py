"""What may be attached to a petition, and a file that it has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.rules.documents import Document, check_document
from motcua.kernel.errors import Invalid

MOST_FILES = 5
MOST_TOGETHER = 50_000_000
"""Bytes of all files sent at once. No text gives a number: a house decision (docs/adr/0026)."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file of a petition. `number` counts from 1 in the order in which files came; `at`: when it came."""

    number: int
    document: Document
    at: datetime


def check_amount(sizes: Collection[int]) -> None:
    """Not too many, and not too large together; `sizes` in bytes. Raises `Invalid` (`too_many_files`,
    `files_too_large`)."""
    if len(sizes) > MOST_FILES:
        raise Invalid(
            "too_many_files",
            vi=f"Mỗi lần gửi kèm đến {MOST_FILES} tệp. Hãy ghép các trang thành một tệp PDF, hoặc bỏ bớt, rồi chọn "
            "lại tệp.",
            en=f"At most {MOST_FILES} files are taken at once. Join pages into one PDF or leave some out, then choose "
            "the files again.",
            field="attached",
        )
    if sum(sizes) > MOST_TOGETHER:
        raise Invalid(
            "files_too_large",
            vi=f"Các tệp nặng quá {MOST_TOGETHER // 1_000_000} MB cộng lại. Hãy quét lại ở 200–300 dpi, hoặc bỏ bớt, "
            "rồi chọn lại tệp.",
            en=f"Together the files have more than {MOST_TOGETHER // 1_000_000} MB. Scan them at 200–300 dpi or leave "
            "some out, then choose the files again.",
            field="attached",
        )


def check_files(files: tuple[Document, ...]) -> tuple[Document, ...]:
    """The files, each content once. Raises `Invalid`: what `check_amount` raises, or one is not whole."""
    once = tuple({each.digest: each for each in files}.values())
    check_amount([each.size for each in once])
    for each in once:
        check_document(each)
    return once
