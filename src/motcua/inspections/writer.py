"""What every act here has in common: once only, and upon what was seen."""

from typing import Any
from uuid import UUID

from motcua.journal.models import StoryEvent
from motcua.journal.rules.story import Story, Told
from motcua.journal.writer import acted_meanwhile


def check_seen(story: Told[Any], seen: int | None) -> None:
    """The story has not gone on since the form was shown (`seen`: the number of its last event then; None: not asked).

    Raises `Conflict`.
    """
    if seen is not None and seen != story.seq:
        raise acted_meanwhile()


def made_by(story: Story[Any], request_id: UUID) -> UUID | None:
    """The subject that this request has made already."""
    event = StoryEvent.objects.filter(request_id=request_id, story=story.name).first()
    return event.subject if event else None
