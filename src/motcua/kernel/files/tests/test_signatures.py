"""Digital signatures: whose they are, and that a file changed afterwards is found out."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from motcua.kernel.errors import Invalid
from motcua.kernel.files.signatures import signers_of
from motcua.kernel.files.tests import made


def test_the_signer_is_named_and_what_is_not_signed_names_nobody() -> None:
    assert signers_of(BytesIO(made.signed_pdf(2))) == ("Lê Văn Dũng",)
    assert signers_of(BytesIO(made.pdf(2))) == ()


def later_page(signed: bytes) -> bytes:
    """A page put behind the signature, as an incremental update that leaves the signed bytes as they are."""
    writer = PdfWriter(BytesIO(signed), incremental=True)
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def other_words(signed: bytes) -> bytes:
    """The same file with another width of its page, in the bytes that were signed."""
    changed = signed.replace(b"595", b"594", 1)
    assert changed != signed
    return changed


def broken_signature(signed: bytes) -> bytes:
    place = signed.index(b"/Contents <") + len(b"/Contents <") + 400
    return signed[:place] + (b"00" if signed[place : place + 2] != b"00" else b"11") + signed[place + 2 :]


@pytest.mark.parametrize("change", [later_page, other_words, broken_signature])
def test_a_file_changed_after_it_was_signed_is_refused(change) -> None:
    changed = change(made.signed_pdf())
    assert PdfReader(BytesIO(changed)).pages  # it opens all the same
    with pytest.raises(Invalid, match="file_altered"):
        signers_of(BytesIO(changed))
