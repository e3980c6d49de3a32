"""The code that is sent to an address. It follows from the row's number and the site's secret, and is kept nowhere."""

import hmac
from uuid import UUID

from django.utils.crypto import salted_hmac

from motcua.people.rules.codes_by_message import DIGITS


def code_of(number: UUID) -> str:
    """Six digits, such as "492039"."""
    digest = salted_hmac("motcua.people.message_codes", str(number), algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}}"


def is_code_of(number: UUID, typed: str) -> bool:
    """Whether `typed`, with whatever spaces, is the code."""
    return hmac.compare_digest(code_of(number).encode(), "".join(typed.split()).encode())
