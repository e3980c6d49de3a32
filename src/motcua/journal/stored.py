"""How an event of a small story lies in the database, and the hash that chains it to the one before.

Hash of event n = SHA-256(hash of event n-1, canonical JSON of [story, subject, seq, kind, at, account, name, post,
data]); the first follows `chain.GENESIS`. `at` is written in Asia/Ho_Chi_Minh.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from motcua.journal.models import StoryEvent
from motcua.journal.rules.story import Story
from motcua.kernel import chain
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event, iso

COLUMNS = ("seq", "kind", "at", "actor_account", "actor_name", "actor_post", "data", "hash")


def link_of(previous: bytes, story: Story[Any], subject: UUID, seq: int, event: Event) -> bytes:
    """The hash of `event` after `previous`."""
    by, at = event.by, iso(event.at.astimezone(VIETNAM))
    data = story.codec.encode(event.fact)
    told = [story.name, str(subject), seq, event.kind, at, by.account, by.name, by.post, data]
    return chain.link(previous, chain.canonical(told))


def row_of(story: Story[Any], subject: UUID, seq: int, event: Event, head: bytes) -> StoryEvent:
    """The row of `event`, not yet saved and without the request."""
    return StoryEvent(
        story=story.name,
        subject=subject,
        seq=seq,
        kind=event.kind,
        at=event.at,
        actor_account=event.by.account,
        actor_name=event.by.name,
        actor_post=event.by.post,
        data=story.codec.encode(event.fact),
        hash=head,
    )


def restore(story: Story[Any], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Event, bytes]]:
    """Number, event and hash out of rows of `COLUMNS`; instants in Asia/Ho_Chi_Minh."""
    for seq, kind, at, account, name, post, data, digest in rows:
        fact = story.codec.decode(kind, data, None)
        yield seq, Event(at.astimezone(VIETNAM), By(name, account, post), fact), bytes(digest)
