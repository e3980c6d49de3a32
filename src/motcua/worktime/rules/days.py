"""The kinds of day a decision can make, and a calendar of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """What makes a day differ from the plain Monday-to-Friday week."""

    HOLIDAY = "holiday"
    """Public holiday (ngày nghỉ lễ, tết): Bộ luật Lao động 2012 Art 115, 2019 Art 112."""
    SUBSTITUTE = "substitute"
    """Day off for a holiday that fell on a weekend (nghỉ bù): 2012 Art 115.3, 2019 Art 111.3."""
    SWAPPED = "swapped"
    """Working day given off against a Saturday worked (nghỉ hoán đổi), by a yearly decision."""
    MAKE_UP = "make_up"
    """The weekend day worked for a swapped one (làm bù)."""
    CLOSURE = "closure"
    """A unit's own closure that a decision lets extend terms."""
    CLOSED_COUNTED = "closed_counted"
    """A unit's own closure that does not extend terms: the counter is shut, the day still counts."""


DECREED = (DayKind.HOLIDAY, DayKind.SUBSTITUTE, DayKind.SWAPPED, DayKind.MAKE_UP)
"""The kinds a national calendar knows; closures belong to a unit."""


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """One day of the national calendar. `replaces`: a make-up day's swapped day, a substitute's holiday."""

    day: date
    kind: DayKind
    name: str
    name_en: str = ""
    replaces: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The marked days of some years, and which of those years a person has confirmed."""

    confirmed: frozenset[int]
    days: tuple[MarkedDay, ...]
