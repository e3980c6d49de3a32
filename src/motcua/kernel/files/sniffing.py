"""What a file really is, told from its first bytes and never from its name; and whether it can be opened."""

from collections.abc import Callable
from typing import BinaryIO

from motcua.kernel.errors import Invalid
from motcua.kernel.files import images, packages, pdf, refusals
from motcua.kernel.files.types import JPEG, PDF, PNG, TIFF, FileType

HEAD = 1024
"""A PDF may have other bytes before its header, within the first 1,024 (ISO 32000 annex H, note 13)."""

SIGNATURES: tuple[tuple[bytes, Callable[[BinaryIO], FileType]], ...] = (
    (b"\xff\xd8\xff", lambda content: images.check_image(content, JPEG)),
    (b"\x89PNG\r\n\x1a\n", lambda content: images.check_image(content, PNG)),
    (b"II*\x00", lambda content: images.check_image(content, TIFF)),
    (b"MM\x00*", lambda content: images.check_image(content, TIFF)),
    (b"PK\x03\x04", packages.check_package),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", packages.refuse_old_office),
)


def check_content(content: BinaryIO) -> FileType:
    """The type of `content`, which can be opened. Raises `Invalid` for one not taken, broken or encrypted."""
    content.seek(0)
    head = content.read(HEAD)
    content.seek(0)
    for signature, check in SIGNATURES:
        if head.startswith(signature):
            return check(content)
    if b"%PDF-" in head:
        pdf.check_pdf(content)
        return PDF
    raise _not_taken(head)


PHOTO = (
    "Ảnh HEIC, WebP của điện thoại không được nhận. Hãy xuất ảnh thành JPEG, hoặc chụp bằng chế độ quét ra PDF.",
    "A phone's HEIC or WebP photo is not taken. Save or export it as JPEG, or use the phone's scanner to make a PDF.",
)
ARCHIVE = (
    "Tệp nén không được nhận. Hãy giải nén rồi tải từng tệp lên.",
    "An archive is not taken. Unpack it and upload each file.",
)
PROGRAM = (
    "Đây là tệp chương trình, không được nhận. Hãy kiểm tra lại: tệp này có thể là mã độc.",
    "This is a program and is not taken. Check it: it may be malicious.",
)
KNOWN: tuple[tuple[int, bytes, tuple[str, str]], ...] = (
    (4, b"ftyphei", PHOTO),
    (4, b"ftypmif1", PHOTO),
    (8, b"WEBP", PHOTO),
    (0, b"Rar!\x1a\x07", ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (0, b"\x1f\x8b", ARCHIVE),
    (0, b"MZ", PROGRAM),
    (0, b"\x7fELF", PROGRAM),
)


def _not_taken(head: bytes) -> Invalid:
    for place, signature, sentences in KNOWN:
        if head.startswith(signature, place):
            return refusals.not_taken(*sentences)
    return refusals.not_taken()
