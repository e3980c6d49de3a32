"""A story as it is told so far. Who may read it, the room above has asked before."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from motcua.journal.models import StoryEvent
from motcua.journal.rules.story import Story, Told
from motcua.journal.stored import COLUMNS, restore
from motcua.kernel.chain import GENESIS
from motcua.kernel.facts import Event


def told[State](story: Story[State], subject: UUID) -> Told[State]:
    """The story of `subject`; nothing yet where there are no events."""
    return told_of_all(story, [subject])[subject]


def told_of_all[State](story: Story[State], subjects: Iterable[UUID]) -> dict[UUID, Told[State]]:
    """The stories of many subjects, read in one query."""
    wanted = list(subjects)
    rows = StoryEvent.objects.filter(story=story.name, subject__in=wanted).order_by("subject", "seq")
    events: dict[UUID, list[Event]] = defaultdict(list)
    heads: dict[UUID, bytes] = {}
    for subject, *row in rows.values_list("subject", *COLUMNS):
        for _seq, event, head in restore(story, [tuple(row)]):
            events[subject].append(event)
            heads[subject] = head
    return {
        subject: Told(story.fold(events[subject]), tuple(events[subject]), heads.get(subject, GENESIS))
        for subject in wanted
    }


def made_by(story: Story[Any], request_id: UUID | None) -> UUID | None:
    """The subject that this request has made, or acted on, already; None for none and for no request."""
    if request_id is None:
        return None
    return StoryEvent.objects.filter(request_id=request_id, story=story.name).values_list("subject", flat=True).first()
