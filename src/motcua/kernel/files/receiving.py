"""Taking one upload in: checked, scanned where there is a scanner, kept. In this order, and all or nothing."""

from dataclasses import dataclass
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from motcua.kernel.files import scanning, store
from motcua.kernel.files.checking import check_upload
from motcua.kernel.files.signatures import signers_of
from motcua.kernel.files.types import PDF


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: the digest of its bytes, and what is known of it. `signed_by` where signatures were read."""

    digest: str
    name: str
    size: int
    media_type: str
    signed_by: str = ""


def receive(upload: "UploadedFile[bytes]", *, reads_signatures: bool = False) -> Kept:
    """Take `upload` in. Raises `Invalid` with the reason and what to do; nothing has been kept then.

    `reads_signatures`: a PDF's digital signatures must fit, and say who signed.
    """
    size, content = upload.size or 0, cast(BinaryIO, upload.file)
    checked = check_upload(upload.name or "", size, content, limit=settings.FILE_SIZE_LIMIT)
    if settings.CLAMAV:
        scanning.scan(content, settings.CLAMAV)
    signed_by = "; ".join(signers_of(content)) if reads_signatures and checked.type is PDF else ""
    return Kept(store.keep(content), checked.name, size, checked.type.media_type, signed_by)
