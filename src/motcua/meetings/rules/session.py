"""What a session's facts amount to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.facts import (
    SESSION_FACTS,
    AgendaItem,
    AgendaSet,
    Cancelled,
    Closed,
    Held,
    IncidentEnded,
    IncidentNoted,
    Invited,
    Person,
    Planned,
    PointDropped,
    PointJoined,
    PointLeft,
    TimeChanged,
)

DOOR_OPENS = timedelta(minutes=30)
"""How long before the beginning points may connect and be tried (a house decision)."""


class Stage(StrEnum):
    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


BEFORE = frozenset({Stage.PLANNED, Stage.INVITED})
OVER = frozenset({Stage.CLOSED, Stage.CANCELLED})


@dataclass(frozen=True, slots=True)
class Attendance:
    """A point was connected from `joined` until `left`; None: it still is. `who` sat there."""

    point: UUID
    joined: datetime
    who: str
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    number: int
    point: UUID
    begun: datetime
    cause: str
    ended: datetime | None
    remedy: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it stands. `points` are those that take part, the host first."""

    planned: Planned | None = None
    stage: Stage = Stage.PLANNED
    span: Span | None = None
    agenda: tuple[AgendaItem, ...] = ()
    points: tuple[UUID, ...] = ()
    persons: Mapping[int, str] = field(default_factory=dict)
    began: datetime | None = None
    attendances: tuple[Attendance, ...] = ()
    incidents: tuple[Incident, ...] = ()
    closed: Closed | None = None
    cancelled: str = ""

    @property
    def busy(self) -> Span | None:
        """The time for which its points and its chair are taken: as planned, or until it was closed; None: free."""
        if self.span is None or self.stage is Stage.CANCELLED:
            return None
        ends = min(self.span.ends, self.closed.ended) if self.closed else self.span.ends
        return Span(self.span.begins, ends) if self.span.begins < ends else None

    @property
    def joined_points(self) -> frozenset[UUID]:
        """Those that were connected at least once."""
        return frozenset(each.point for each in self.attendances)

    @property
    def attendance_rate(self) -> Fraction | None:
        """Points that joined of those that take part, the host among both; None before there is any."""
        taking_part = frozenset(self.points)
        return Fraction(len(self.joined_points & taking_part), len(taking_part)) if taking_part else None

    @property
    def agenda_minutes(self) -> int:
        return sum(each.minutes for each in self.agenda)

    @property
    def open_incidents(self) -> tuple[Incident, ...]:
        return tuple(each for each in self.incidents if each.ended is None)

    def connected(self, point: UUID) -> Attendance | None:
        """Its attendance that has not ended."""
        return next((each for each in self.attendances if each.point == point and each.left is None), None)

    def is_door_open(self, now: datetime) -> bool:
        """Whether one may join now: invited to, from thirty minutes before the beginning to the end."""
        if self.span is None or self.stage not in (Stage.INVITED, Stage.HELD):
            return False
        return self.span.begins - DOOR_OPENS <= now < self.span.ends


def evolve(session: Session, event: Event) -> Session:
    """The session after one more event."""
    fact: Any = event.fact
    match fact:
        case Planned():
            span = Span(fact.begins, fact.ends)
            return replace(session, planned=fact, span=span, agenda=fact.agenda, points=(fact.host,))
        case AgendaSet():
            return replace(session, agenda=fact.agenda)
        case Invited():
            persons = {**session.persons, **{each.account: each.name for each in fact.persons}}
            return replace(session, stage=Stage.INVITED, points=(*session.points, *fact.points), persons=persons)
        case PointDropped():
            return replace(session, points=tuple(each for each in session.points if each != fact.point))
        case TimeChanged():
            return replace(session, span=Span(fact.begins, fact.ends))
        case Cancelled():
            return replace(session, stage=Stage.CANCELLED, cancelled=fact.reason)
        case Held():
            return replace(session, stage=Stage.HELD, began=fact.began)
        case PointJoined():
            return replace(session, attendances=(*session.attendances, Attendance(fact.point, fact.at, fact.who)))
        case PointLeft():
            return replace(session, attendances=_left(session, fact.at, fact.point))
        case IncidentNoted():
            new = Incident(fact.number, fact.point, fact.begun, fact.cause, fact.ended, fact.remedy)
            return replace(session, incidents=(*session.incidents, new))
        case IncidentEnded():
            ended = tuple(
                replace(each, ended=fact.ended, remedy=fact.remedy) if each.number == fact.number else each
                for each in session.incidents
            )
            return replace(session, incidents=ended)
        case Closed():
            return replace(session, stage=Stage.CLOSED, closed=fact, attendances=_left(session, fact.ended))
    raise ValueError(f"no such fact: {fact!r}")


def _left(session: Session, at: datetime, point: UUID | None = None) -> tuple[Attendance, ...]:
    """Everybody, or one point, is gone at that instant, who was not before."""
    return tuple(
        replace(each, left=at) if each.left is None and point in (None, each.point) else each
        for each in session.attendances
    )


def person_of(session: Session, account: int | None) -> Person | None:
    """The invited person or the chair with that account."""
    if account is None or session.planned is None:
        return None
    if session.planned.chair.account == account:
        return session.planned.chair
    return Person(account, session.persons[account]) if account in session.persons else None


SESSIONS = Story("meeting_session", SESSION_FACTS, Session(), evolve)
