"""Digital signatures in a PDF (PAdES): who signed it, and that nothing was changed since.

Two things are proved by the bytes alone: the signature is the certificate's, and what it signed is still what stands
there. Whether an authority that the State recognises issued the certificate, and it was valid on the day, is not asked:
that needs the authorities' roots and revocation lists, which a site must get from them.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

from motcua.kernel.errors import Invalid

log = logging.getLogger(__name__)


def signers_of(content: BinaryIO) -> tuple[str, ...]:
    """The names that the certificates of a PDF's signatures bear, in order; none where it is not signed.

    Raises `Invalid` where a signature does not fit, or the file was changed after it was signed. Runs in a thread of
    its own: the library runs an event loop, and a thread that runs one already cannot run another.
    """
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_signers_of, content).result()


def _signers_of(content: BinaryIO) -> tuple[str, ...]:
    from pyhanko.pdf_utils.reader import PdfFileReader  # half a second to import: only for who uploads a result
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    content.seek(0)
    names = []
    try:
        signatures = PdfFileReader(content, strict=False).embedded_regular_signatures
        for signature in signatures:
            offline = ValidationContext(trust_roots=[], allow_fetching=False)
            status = validate_pdf_signature(signature, signer_validation_context=offline)
            if not (status.intact and status.valid and status.docmdp_ok):
                raise altered()
            subject = status.signing_cert.subject.native
            names.append(subject.get("common_name") or status.signing_cert.subject.human_friendly)
    except Invalid:
        raise
    except Exception as error:  # a hostile file finds ways to fail that no list has
        log.info("A signature could not be read: %r", error)
        raise altered() from error
    return tuple(names)


def altered() -> Invalid:
    return Invalid(
        "file_altered",
        vi="Chữ ký số trong tệp không khớp: tệp đã bị sửa sau khi ký, hoặc chữ ký hỏng. Hãy tải lên đúng tệp đã ký.",
        en="The digital signature does not fit: the file was changed after it was signed, or the signature is broken. "
        "Upload the file as it was signed.",
        field="file",
    )
