"""Office documents, which are ZIP archives inside: which they are, whether they open, and that they hold no program."""

import re
from typing import BinaryIO, NoReturn
from zipfile import ZipFile

from motcua.kernel.errors import Invalid
from motcua.kernel.files import refusals
from motcua.kernel.files.types import DOCX, ODS, ODT, TYPES, XLSX, FileType

MOST_UNPACKED = 200_000_000
MOST_PARTS = 10_000
LONGEST_PART = 2_000_000
"""Bytes read of a part that says what the document is."""

ENCRYPTED_BIT = 0x1
CONTENT_TYPES = "[Content_Types].xml"
MAIN_PARTS = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}
PROGRAMS = re.compile(r"(^|/)(vbaProject\.bin$|vbaData\.xml$|Basic/|Scripts/)", re.IGNORECASE)
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def check_package(content: BinaryIO) -> FileType:
    """The type of an office document whose every part can be unpacked. Raises `Invalid`."""
    content.seek(0)
    try:
        with ZipFile(content) as package:
            return _check(package)
    except Invalid:
        raise
    except Exception as error:  # a hostile file finds ways to fail that no list has
        raise refusals.broken("Office") from error


def refuse_old_office(content: BinaryIO) -> NoReturn:
    """DOC and XLS up to 2003, and what newer Office writes with a password: one container, told apart inside."""
    content.seek(0)
    if ENCRYPTED_STREAM in content.read():
        raise refusals.encrypted()
    raise refusals.not_taken(
        "Tệp Word, Excel kiểu cũ (.doc, .xls) không được nhận vì có thể chứa macro. Hãy lưu thành DOCX, XLSX hoặc PDF.",
        "Word and Excel files of the old kind (.doc, .xls) are not taken, for they may hold macros. "
        "Save it as DOCX, XLSX or PDF.",
    )


def _check(package: ZipFile) -> FileType:
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refusals.unpacks_too_large()
    kind = _type_of(package)
    if kind is None:
        raise refusals.not_taken(
            "Tệp nén không được nhận. Hãy giải nén rồi tải từng tệp lên.",
            "An archive is not taken. Unpack it and upload each file.",
        )
    if any(part.flag_bits & ENCRYPTED_BIT for part in parts) or _is_encrypted_open_document(package, kind):
        raise refusals.encrypted()
    if any(PROGRAMS.search(part.filename) for part in parts):
        raise refusals.macros()
    if package.testzip() is not None:
        raise refusals.broken(kind.name)
    return kind


def _type_of(package: ZipFile) -> FileType | None:
    names = set(package.namelist())
    if "mimetype" in names:
        found = TYPES.get(_read(package, "mimetype").decode("ascii", "replace").strip())
        return found if found in (ODT, ODS) else None
    if CONTENT_TYPES in names:
        described = _read(package, CONTENT_TYPES)
        if b"macroEnabled" in described:
            raise refusals.macros()
        return next((kind for name, kind in MAIN_PARTS.items() if name in described), None)
    return None


def _is_encrypted_open_document(package: ZipFile, kind: FileType) -> bool:
    manifest = "META-INF/manifest.xml"
    return kind in (ODT, ODS) and manifest in package.namelist() and b"encryption-data" in _read(package, manifest)


def _read(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(LONGEST_PART)
