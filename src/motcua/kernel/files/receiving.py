"""Taking one upload in: checked, scanned where there is a scanner, kept. In this order, and all or nothing."""

from dataclasses import dataclass
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from motcua.kernel.files import scanning, store
from motcua.kernel.files.checking import check_upload


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: the digest of its bytes, and what is known of it."""

    digest: str
    name: str
    size: int
    media_type: str


def receive(upload: "UploadedFile[bytes]") -> Kept:
    """Take `upload` in. Raises `Invalid` with the reason and what to do; nothing has been kept then."""
    size, content = upload.size or 0, cast(BinaryIO, upload.file)
    checked = check_upload(upload.name or "", size, content, limit=settings.FILE_SIZE_LIMIT)
    if settings.CLAMAV:
        scanning.scan(content, settings.CLAMAV)
    return Kept(store.keep(content), checked.name, size, checked.type.media_type)
