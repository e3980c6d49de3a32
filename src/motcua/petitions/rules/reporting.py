"""Forms 05a and 05b of a period: where a petition stands in them. Names of the forms are firm, columns approximate.

A period counts whole days. Carried over: received before it and not handled by its eve; opened again counts as open
from then on. "As of" the evening of its last day: a petition answered later is still being handled.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Figure(StrEnum):
    """The columns of 05a and 05b."""

    TOTAL = "total"
    CARRIED_OVER = "carried_over"
    NEW = "new"
    HANDLED = "handled"
    HANDLED_LATE = "handled_late"
    OPEN = "open"
    OPEN_LATE = "open_late"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Lived:
    """What a report must know of a petition."""

    subject: UUID
    kind: str
    centre: int
    opened: tuple[datetime, ...]
    closed: tuple[datetime, ...]
    late_at: datetime | None
    next_due: datetime | None
    published_at: datetime | None

    def is_open(self, at: datetime) -> bool:
        """Whether it had been received by then and was not handled."""
        opened = sum(each < at for each in self.opened)
        return opened > sum(each < at for each in self.closed)

    def is_late(self, at: datetime) -> bool:
        """Whether something was done late by then, or overdue."""
        return (self.late_at is not None and self.late_at < at) or (self.next_due is not None and self.next_due < at)


def figures_of(lived: Lived, begin: datetime, end: datetime) -> frozenset[Figure]:
    """The columns in which it counts, of a period from `begin` up to, not including, `end`."""
    is_new = begin <= lived.opened[0] < end
    is_carried = lived.opened[0] < begin and (
        lived.is_open(begin) or any(begin <= each < end for each in lived.opened[1:])
    )
    found = set()
    if lived.published_at is not None and begin <= lived.published_at < end:
        found.add(Figure.PUBLISHED)
    if not (is_new or is_carried):
        return frozenset(found)
    late = lived.is_late(end)
    found |= {Figure.TOTAL, Figure.NEW if is_new else Figure.CARRIED_OVER}
    if lived.is_open(end):
        found |= {Figure.OPEN, Figure.OPEN_LATE} if late else {Figure.OPEN}
    else:
        found |= {Figure.HANDLED, Figure.HANDLED_LATE} if late else {Figure.HANDLED}
    return frozenset(found)


type Columns = Mapping[Figure, frozenset[UUID]]
"""Of each column, which petitions: its number is how many they are."""


def count(petitions: Iterable[Lived], begin: datetime, end: datetime) -> Columns:
    """The columns of all these petitions together."""
    return count_by(petitions, begin, end, lambda lived: "").get("", dict.fromkeys(Figure, frozenset()))


def count_by[Key](
    petitions: Iterable[Lived], begin: datetime, end: datetime, key: Callable[[Lived], Key]
) -> dict[Key, Columns]:
    """The columns of each line, a line for each key that a petition has."""
    found: dict[Key, dict[Figure, set[UUID]]] = {}
    for lived in petitions:
        line = found.setdefault(key(lived), {figure: set() for figure in Figure})
        for figure in figures_of(lived, begin, end):
            line[figure].add(lived.subject)
    return {each: {figure: frozenset(subjects) for figure, subjects in line.items()} for each, line in found.items()}
