"""Refolding every small story: its chain, the rows that its room keeps of it, its files. Nothing is believed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched, groupby
from typing import Any
from uuid import UUID

from motcua.journal.models import StoryEvent, StoryHead
from motcua.journal.rules.story import Story
from motcua.journal.stored import COLUMNS, link_of, restore
from motcua.journal.stories import REGISTERED, Registered
from motcua.kernel.chain import GENESIS
from motcua.kernel.database.snapshot import snapshot
from motcua.kernel.files.store import problem_with

AT_ONCE = 500

type HeldBy = dict[tuple[str, int], str]
"""Which story names a file, by its digest and size: each content is looked at once."""


@dataclass(slots=True)
class VerifiedStories:
    """How much was refolded, and what differs: each a line that a person can act on."""

    stories: int = 0
    events: int = 0
    differences: list[str] = field(default_factory=list)


def verify_stories(*, read_files: bool = True) -> VerifiedStories:
    """Refold all stories of all registered kinds as of one instant, then look up every file that they name in the
    store. `read_files`: read and hash it again, not only see that it is there and as large as it was."""
    result = VerifiedStories()
    files: HeldBy = {}
    with snapshot():
        for registered in REGISTERED.values():
            _verify_kind(registered, result, files)
        unknown = StoryEvent.objects.exclude(story__in=list(REGISTERED)).values_list("story", flat=True).distinct()
        result.differences += [f"{name}: no room keeps stories of this kind" for name in unknown]
    for (digest, size), held_by in files.items():
        if problem := problem_with(digest, size, read=read_files):
            result.differences.append(f"{held_by}: the file {digest[:16]} {problem}")
    return result


def _verify_kind(registered: Registered, result: VerifiedStories, files: HeldBy) -> None:
    story, rowless = registered.story, set(registered.subjects())
    heads = _heads(story)
    for some in batched(_stories(story, heads, result), AT_ONCE, strict=False):
        rowless -= {subject for subject, _ in some}
        states = {subject: state for subject, state in some if state is not None}
        told = [f"{story.name} {subject}: {text}" for subject, text in registered.compare(states)]
        result.differences += told
        for subject, state in states.items():
            files |= dict.fromkeys(registered.files(state), f"{story.name} {subject}")
    result.differences += [f"{story.name} {subject}: all its events are gone" for subject in sorted(heads)]
    result.differences += [f"{story.name} {subject}: a row without events" for subject in sorted(rowless)]


def _heads(story: Story[Any]) -> dict[UUID, tuple[int, bytes]]:
    """Where each story was when something was added last."""
    rows = StoryHead.objects.filter(story=story.name).values_list("subject", "seq", "hash")
    return {subject: (seq, bytes(head)) for subject, seq, head in rows}


def _stories(
    story: Story[Any], heads: dict[UUID, tuple[int, bytes]], result: VerifiedStories
) -> Iterator[tuple[UUID, Any]]:
    """Each story's state; its head is taken out of `heads`."""
    rows = StoryEvent.objects.filter(story=story.name).order_by("subject", "seq").values_list("subject", *COLUMNS)
    for subject, mine in groupby(rows.iterator(chunk_size=2_000), key=lambda row: row[0]):
        result.stories += 1
        yield subject, _fold_one(story, subject, [row[1:] for row in mine], heads.pop(subject, None), result)


def _fold_one(
    story: Story[Any],
    subject: UUID,
    rows: list[tuple[Any, ...]],
    last: tuple[int, bytes] | None,
    result: VerifiedStories,
) -> Any:
    """The state; None where the events cannot be read, do not follow each other, or end elsewhere than at `last`."""
    result.events += len(rows)
    head, state = GENESIS, story.nothing
    try:
        for expected, (seq, event, digest) in enumerate(restore(story, rows), start=1):
            head = link_of(head, story, subject, seq, event)
            if seq != expected or head != digest:
                result.differences.append(f"{story.name} {subject}: the chain breaks at event {expected}")
                return None
            state = story.evolve(state, event)
    except (KeyError, TypeError, ValueError) as error:
        result.differences.append(f"{story.name} {subject}: an event cannot be read ({error!r})")
        return None
    if last != (len(rows), head):
        written = last[0] if last else "nobody knows how many"
        result.differences.append(f"{story.name} {subject}: {len(rows)} events are there, {written} were written")
        return None
    return state
