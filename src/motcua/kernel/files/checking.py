"""The check of one upload: empty, too large, not what it says it is, encrypted, broken. Pure: bytes in, answer out."""

from dataclasses import dataclass
from typing import BinaryIO

from motcua.kernel.files import refusals
from motcua.kernel.files.names import clean_name, extension_of
from motcua.kernel.files.sniffing import check_content
from motcua.kernel.files.types import FileType


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be taken in: its clean name and its real type."""

    name: str
    type: FileType


def check_upload(name: str, size: int, content: BinaryIO, *, limit: int) -> Checked:
    """Check a file of `size` bytes that its sender calls `name`; at most `limit` bytes are taken.

    Raises `Invalid` with the reason and what to do. Reads `content` from its beginning and leaves it anywhere.
    """
    if size == 0:
        raise refusals.empty()
    if size > limit:
        raise refusals.too_large(size, limit)
    cleaned, real = clean_name(name), check_content(content)
    extension = extension_of(cleaned)
    if extension not in real.extensions:
        raise refusals.wrong_extension(extension, real)
    return Checked(cleaned, real)
