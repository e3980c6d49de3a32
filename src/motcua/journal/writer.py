"""The one place that adds to a small story. The caller holds the transaction and writes its projection in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.journal.models import StoryEvent, StoryHead
from motcua.journal.rules.story import Story, Told
from motcua.journal.stored import link_of, row_of
from motcua.kernel.errors import Conflict
from motcua.kernel.facts import By, Event


def append[State](
    story: Story[State],
    subject: UUID,
    told: Told[State],
    facts: Sequence[Any],
    *,
    by: By,
    at: datetime,
    request_id: UUID | None = None,
) -> Told[State]:
    """Add `facts`, decided upon `told` and recorded at `at`, and return the story as it is then.

    Raises `Conflict` (`acted_meanwhile`) where somebody else has added since `told` was read, or the same request was
    carried out a moment ago; nothing is written then. Ask `done_already` before deciding.
    """
    if not facts:
        return told
    head, rows, events = told.head, [], list(told.events)
    for seq, fact in enumerate(facts, start=told.seq + 1):
        event = Event(at, by, fact)
        head = link_of(head, story, subject, seq, event)
        row = row_of(story, subject, seq, event, head)
        row.request_id = request_id if seq == told.seq + 1 else None
        rows.append(row)
        events.append(event)
    try:
        with transaction.atomic():
            StoryEvent.objects.bulk_create(rows)
            _keep_head(story, subject, len(events), head)
    except IntegrityError as error:
        raise acted_meanwhile() from error
    return Told(story.fold(events), tuple(events), head)


def _keep_head(story: Story[Any], subject: UUID, seq: int, head: bytes) -> None:
    row = StoryHead(story=story.name, subject=subject, seq=seq, hash=head)
    keys, kept = ["story", "subject"], ["seq", "hash"]
    StoryHead.objects.bulk_create([row], update_conflicts=True, unique_fields=keys, update_fields=kept)


def done_already(story: Story[Any], subject: UUID, request_id: UUID | None) -> bool:
    """Whether the request was carried out on this subject. Raises `Conflict` where it was on something else."""
    if request_id is None:
        return False
    known = StoryEvent.objects.filter(request_id=request_id).values_list("story", "subject").first()
    if known is None:
        return False
    if known == (story.name, subject):
        return True
    raise request_of_another_story()


def request_of_another_story() -> Conflict:
    """The request did something else before."""
    return Conflict(
        "request_of_another_story",
        vi="Trang này đã được gửi cho một việc khác. Hãy chép nội dung đã gõ, mở lại trang và gửi lại.",
        en="This page was sent for another matter already. Copy what you typed, open the page again and send it anew.",
    )


def check_seen(told: Told[Any], seen: int | None) -> None:
    """Nobody acts upon what has changed since. `seen`: the number of the last event then shown; None: not asked.

    Raises `Conflict` (`acted_meanwhile`).
    """
    if seen is not None and seen != told.seq:
        raise acted_meanwhile()


def acted_meanwhile() -> Conflict:
    """Somebody else was quicker."""
    return Conflict(
        "acted_meanwhile",
        vi="Người khác vừa cập nhật việc này. Hãy tải lại trang để xem thay đổi rồi làm lại nếu còn cần.",
        en="Somebody else has just acted on this. Load the page again to see the change, then repeat if still needed.",
    )
