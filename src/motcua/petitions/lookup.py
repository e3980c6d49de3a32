"""The code of a petition, and the secret part by which its sender follows it without an account.

The secret part is made of the site's key and the petition's number: nobody can make one, and none is kept. Fifty bits;
pages slow guessing down.
"""

from base64 import b32encode
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.kernel.text import nfc
from motcua.petitions.models import CodeSeries

LENGTH = 10
LIKE = str.maketrans({"0": "O", "1": "I", "8": "B", "-": "", " ": ""})
"""What is read for what in letters A–Z and digits 2–7."""


def next_code(year: int) -> str:
    """The next code of a year: PA-2018-00012. Its series is held until the transaction ends."""
    CodeSeries.objects.get_or_create(year=year)
    series = CodeSeries.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"PA-{year}-{series.last:05d}"


def secret_of(subject: UUID) -> str:
    """The secret part as it is told: K7QDM-2XABC."""
    text = _secret(subject)
    return f"{text[:5]}-{text[5:]}"


def fits(secret: str, subject: UUID | None) -> bool:
    """Whether the secret part is that of the petition; as long for one that is not there."""
    typed = nfc(secret).upper().translate(LIKE)[:100]
    expected = _secret(subject or UUID(int=0))
    return constant_time_compare(typed, expected) and subject is not None


def read_code(text: str) -> str:
    """A code as typed: small letters and blanks do not matter."""
    return "".join(nfc(text).upper().split())[:20]


def _secret(subject: UUID) -> str:
    digest = salted_hmac("motcua.petitions.lookup", str(subject), algorithm="sha256").digest()
    return b32encode(digest).decode()[:LENGTH]
