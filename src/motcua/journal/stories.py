"""Which kinds of story there are. Rooms register theirs when the program starts; nobody here knows the rooms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motcua.journal.rules.story import Story

type Compare = Callable[[Mapping[UUID, Any]], Iterable[tuple[UUID, str]]]
type FilesOf = Callable[[Any], Iterable[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A kind of story. `compare`: of states by subject, what the room's rows say otherwise; `subjects`: its rows;
    `files`: digest and size of each file that a state names."""

    story: Story[Any]
    compare: Compare
    subjects: Callable[[], Iterable[UUID]]
    files: FilesOf


REGISTERED: dict[str, Registered] = {}


def register(
    story: Story[Any],
    *,
    compare: Compare,
    subjects: Callable[[], Iterable[UUID]],
    files: FilesOf = lambda state: (),
) -> None:
    """Let `verify` refold this kind. Twice the same story is harmless, another one of the name a programmer's error."""
    known = REGISTERED.get(story.name)
    if known is not None and known.story is not story:
        raise ValueError(f"two stories are called {story.name!r}")
    REGISTERED[story.name] = Registered(story, compare, subjects, files)
