"""What a point's facts amount to."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.meetings.rules.facts import POINT_FACTS, PointPutBack, PointRegistered, PointTakenOut, PointTested

TESTED_EVERY = timedelta(days=30)
"""How long a test counts (a house decision: no law says how often a line is tried)."""


@dataclass(frozen=True, slots=True)
class Outage:
    """Days out of use, first and last included; `until` None: until it is put back."""

    first: date
    until: date | None
    reason: str

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.until is None or day <= self.until)

    def overlaps(self, first: date, until: date | None) -> bool:
        return (until is None or self.first <= until) and (self.until is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it stands."""

    registered: PointRegistered | None = None
    tests: tuple[PointTested, ...] = ()
    outages: tuple[Outage, ...] = ()

    @property
    def last_test(self) -> PointTested | None:
        """The one of the latest day, and of these the one recorded last."""
        return max(enumerate(self.tests), key=lambda each: (each[1].on, each[0]))[1] if self.tests else None

    @property
    def last_outage(self) -> Outage | None:
        return self.outages[-1] if self.outages else None

    def outage_on(self, day: date) -> Outage | None:
        """Why it is out of use that day; None: it is in use."""
        return next((each for each in self.outages if each.covers(day)), None)

    def is_test_due(self, today: date) -> bool:
        """Never tested, or not for thirty days."""
        return self.last_test is None or self.last_test.on + TESTED_EVERY < today


def evolve(point: Point, event: Event) -> Point:
    """The point after one more event."""
    fact: Any = event.fact
    match fact:
        case PointRegistered():
            return replace(point, registered=fact)
        case PointTested():
            return replace(point, tests=(*point.tests, fact))
        case PointTakenOut():
            return replace(point, outages=(*point.outages, Outage(fact.first, fact.until, fact.reason)))
        case PointPutBack():
            *before, last = point.outages
            kept = () if fact.on <= last.first else (replace(last, until=fact.on - timedelta(days=1)),)
            return replace(point, outages=(*before, *kept))
    raise ValueError(f"no such fact: {fact!r}")


POINTS = Story("meeting_point", POINT_FACTS, Point(), evolve)
