"""Whether a PDF opens: it has pages, and no password."""

from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import DependencyError

from motcua.kernel.files import refusals
from motcua.kernel.files.types import PDF


def check_pdf(content: BinaryIO) -> None:
    """Raises `Invalid` for an encrypted PDF, and for one that has no end, no pages or no readable first and last page.

    Protected against printing or copying alone is encrypted too: it can be read, but not stamped, joined or archived.
    """
    content.seek(0)
    try:
        reader = PdfReader(content, strict=False)
        is_encrypted = reader.is_encrypted
        if not is_encrypted:
            pages = reader.pages
            for page in (pages[0], pages[len(pages) - 1]):
                page.mediabox  # noqa: B018 - reads the page
    except DependencyError as error:  # only ciphers need another package
        raise refusals.encrypted() from error
    except Exception as error:  # a hostile file finds ways to fail that no list has
        raise refusals.broken(PDF.name) from error
    if is_encrypted:
        raise refusals.encrypted()
