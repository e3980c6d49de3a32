"""Reads sessions and points for their pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.kernel.facts import Event
from motcua.meetings.models import Point as PointRow
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.rows import rows_of_points
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.deciding_sessions import DECIDING
from motcua.meetings.rules.facts import AgendaItem, PointTested
from motcua.meetings.rules.point import Outage, Point
from motcua.meetings.rules.session import Attendance, Incident, Session, Stage
from motcua.web.reform.meetings.forms import SESSION_ACTS
from motcua.web.reform.meetings.words import (
    STAGES,
    parts_of,
    span_in_words,
    test_of,
    told_of_point,
    told_of_session,
    use_of,
)
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    by: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda with the times that its place gives it."""

    item: AgendaItem
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A point that takes part. `warning`: it is out of use on the day of a session that is still to come."""

    row: PointRow
    is_host: bool
    warning: Tag | None
    attendances: tuple[Attendance, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    incident: Incident
    point: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session with all that its pages show."""

    row: SessionRow
    session: Session
    stage: Tag
    when: str
    agenda: tuple[Item, ...]
    places: tuple[Place, ...]
    joined: int
    rate: Fraction | None
    persons: tuple[str, ...]
    incidents: tuple[Trouble, ...]
    story: tuple[Happened, ...]


def read_session(row: SessionRow, told: Told[Session]) -> SessionPage:
    """The page of a session. One query, for its points."""
    session = told.state
    rows = rows_of_points({*session.points, *_once_invited(told.events)})
    return SessionPage(
        row=row,
        session=session,
        stage=STAGES[session.stage],
        when=span_in_words(Span(row.begins, row.ends)),
        agenda=tuple(_timed(session)),
        places=tuple(_place(session, rows[each]) for each in session.points),
        joined=len(session.joined_points & frozenset(session.points)),
        rate=session.attendance_rate,
        persons=tuple(session.persons.values()),
        incidents=tuple(Trouble(each, rows[each.point].name) for each in session.incidents),
        story=tuple(_of_session(each, rows) for each in reversed(told.events)),
    )


def _once_invited(events: Iterable[Event]) -> set[UUID]:
    """Also points that were dropped again are named in the story."""
    return {point for event in events for point in getattr(event.fact, "points", ())}


def _timed(session: Session) -> Iterable[Item]:
    if session.span is None:
        return
    begins = session.span.begins
    for each in session.agenda:
        yield Item(each, begins, begins + timedelta(minutes=each.minutes))
        begins += timedelta(minutes=each.minutes)


def _place(session: Session, row: PointRow) -> Place:
    uses = [use_of(row, day) for day in session.span.days] if session.span else []
    warning = next((each for each in uses if each.tone == "bad"), None)
    attendances = tuple(each for each in session.attendances if each.point == row.subject)
    is_host = session.planned is not None and session.planned.host == row.subject
    return Place(row, is_host, warning if session.stage in (Stage.PLANNED, Stage.INVITED) else None, attendances)


def _of_session(event: Event, rows: Mapping[UUID, PointRow]) -> Happened:
    title, words = told_of_session(event.fact, lambda each: rows[each].name)
    return Happened(event.at, event.by.name, title, words)


def acts_of(session: Session) -> list[tuple[str, Any]]:
    """The acts that the session's stage allows, by the word in their address."""
    return [
        (name, form.title)
        for name, form in SESSION_ACTS.items()
        if session.stage in DECIDING[form.fact][0] and _has_what_it_takes(session, name)
    ]


def _has_what_it_takes(session: Session, name: str) -> bool:
    """Nothing is offered that nobody can do: no point to drop or to leave, no incident to end."""
    if name == "bot-diem-cau":
        return len(session.points) > 1
    if name == "roi-phong":
        return any(each.left is None for each in session.attendances)
    if name == "diem-danh":
        return any(session.connected(each) is None for each in session.points)
    return bool(session.open_incidents) if name == "het-su-co" else True


@dataclass(frozen=True, slots=True)
class Tried:
    test: PointTested
    outcome: Tag
    failed: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """One point with all that its page shows, but its bookings."""

    row: PointRow
    point: Point
    use: Tag
    outage: Outage | None
    is_test_due: bool
    tests: tuple[Tried, ...]
    story: tuple[Happened, ...]


def read_point(row: PointRow, told: Told[Point], today: date) -> PointPage:
    """The page of a point as of a day."""
    point = told.state
    tests = sorted(point.tests, key=lambda each: each.on, reverse=True)
    return PointPage(
        row=row,
        point=point,
        use=use_of(row, today),
        outage=point.outage_on(today),
        is_test_due=point.is_test_due(today),
        tests=tuple(Tried(each, test_of(each.is_passed), parts_of(each)) for each in tests),
        story=tuple(Happened(each.at, each.by.name, *told_of_point(each.fact)) for each in reversed(told.events)),
    )
