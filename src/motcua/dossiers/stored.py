"""How an event lies in the database, and the hash that chains it to the one before.

Hash of event n = SHA-256(hash of event n-1, canonical JSON of [seq, kind, at, account, name, post, data]); the first
follows `chain.GENESIS`. `at` is written in Asia/Ho_Chi_Minh, so that the hash does not depend on a session's time zone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.rules.codec import Processes, decode_fact, encode_fact
from motcua.kernel import chain
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event, iso


@dataclass(slots=True)
class StoredEvent:
    """One row of the event table, less its dossier."""

    seq: int
    kind: str
    at: datetime
    account: int | None
    name: str
    post: str
    data: dict[str, Any]
    hash: bytes

    def computed_hash(self, previous: bytes) -> bytes:
        """What `hash` must be after `previous`."""
        return _hash(previous, self.seq, self.at, self)


def store(events: Iterable[Event], *, after_seq: int, previous: bytes) -> list[StoredEvent]:
    """The rows of `events` that follow event `after_seq`, whose hash is `previous`."""
    rows: list[StoredEvent] = []
    for seq, event in enumerate(events, start=after_seq + 1):
        row = StoredEvent(
            seq=seq,
            kind=event.kind,
            at=event.at,
            account=event.by.account,
            name=event.by.name,
            post=event.by.post,
            data=encode_fact(event.fact),
            hash=b"",
        )
        row.hash = previous = row.computed_hash(previous)
        rows.append(row)
    return rows


def restore(rows: Iterable[StoredEvent], processes: Processes) -> Iterator[Event]:
    """The events that `rows` hold, instants in Asia/Ho_Chi_Minh."""
    for row in rows:
        fact = decode_fact(row.kind, row.data, processes)
        yield Event(row.at.astimezone(VIETNAM), By(row.name, row.account, row.post), fact)


def _hash(previous: bytes, seq: int, at: datetime, row: StoredEvent) -> bytes:
    at_text = iso(at if at.tzinfo is VIETNAM else at.astimezone(VIETNAM))
    payload = chain.canonical([seq, row.kind, at_text, row.account, row.name, row.post, row.data])
    return chain.link(previous, payload)
