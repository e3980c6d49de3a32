"""One-time codes of an authenticator app (RFC 4226 HOTP, RFC 6238 TOTP: SHA-1, six digits, thirty seconds).

A code is spent once: whoever asks gives the number of the last one spent, and nothing up to it is taken again.
"""

import base64
import hmac
from datetime import datetime

PERIOD_SECONDS = 30
DIGITS = 6
TOLERANCE = 1
"""Codes before and after the present one that are taken, too: telephones' clocks differ."""


def counter_at(at: datetime) -> int:
    """The number of the period in which `at` lies, counted from 1970."""
    return int(at.timestamp()) // PERIOD_SECONDS


def code_of(secret: str, counter: int) -> str:
    """The code that an app with this secret (base32) shows in that period: "492039"."""
    digest = hmac.digest(base64.b32decode(secret, casefold=True), counter.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def find_counter(secret: str, code: str, at: datetime, spent: int) -> int | None:
    """The number of the code, if it is one of the present ones and later than `spent`, the last taken; else None."""
    now = counter_at(at)
    for counter in range(max(now - TOLERANCE, spent + 1), now + TOLERANCE + 1):
        if hmac.compare_digest(code_of(secret, counter).encode(), code.encode()):
            return counter
    return None


def bare(typed: str) -> str:
    """A code as people type it, without the spaces and dashes they read it with."""
    return "".join(typed.split()).replace("-", "")
