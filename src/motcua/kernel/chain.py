"""The hash chain that makes a rewritten history visible.

Each link is the SHA-256 of the link before it and of its own payload, so that nothing can be changed, dropped, added or
moved without every later link ceasing to fit. Whoever keeps one later link elsewhere (a printed report, another server)
can prove all that came before it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import zip_longest
from typing import Any

import orjson

GENESIS = bytes(32)
"""What the first link is chained to: 32 zero bytes."""

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


def canonical(value: Any) -> bytes:
    """The one JSON text of `value`, in UTF-8: keys sorted, no spaces, aware datetimes in UTC, dates as YYYY-MM-DD.

    Values are dict with text keys, list, tuple, str, int (64 bits), bool, None, aware datetime, date, UUID and Enum.
    What PostgreSQL's jsonb gives back for a canonical text has the same canonical text. That leaves out floats, which
    jsonb may respell: money is int (đồng), a rate its numerator and denominator (they are not looked for: that would
    cost more than the hash). Decimal, naive datetimes, sets and objects are a programmer's mistake: TypeError.

    >>> canonical({"b": 1, "a": "Hạ Long"}).decode()
    '{"a":"Hạ Long","b":1}'
    """
    return orjson.dumps(value, default=_canonical_time, option=_OPTIONS)


def link(previous: bytes, payload: bytes) -> bytes:
    """The 32 bytes that tie `payload` to all before it; `previous` is the link before, or `GENESIS`."""
    if len(previous) != 32:
        raise ValueError(f"a link is 32 bytes, not {len(previous)}")
    return sha256(previous + payload).digest()


def verify_chain(payloads: Iterable[bytes], hashes: Iterable[bytes], start: bytes = GENESIS) -> int | None:
    """The index of the first link that does not fit its payload, or None when all do.

    `start` is the link before the first payload, to verify from the middle. A payload without a link, or a link
    without a payload, is a break at that place. Reads both sides once, in step: they may be streams.
    """
    previous = start
    for index, (payload, expected) in enumerate(zip_longest(payloads, hashes)):
        if payload is None or expected is None or link(previous, payload) != expected:
            return index
        previous = expected
    return None


def _canonical_time(value: Any) -> str:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError(f"a naive datetime has no one instant: {value!r}")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
