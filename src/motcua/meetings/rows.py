"""The rows of points and sessions out of their stories, and what rows say otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told
from motcua.kernel.text import fold, sort_key
from motcua.meetings.models import Booking, Invitee
from motcua.meetings.models import Point as PointRow
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.facts import PointLevel
from motcua.meetings.rules.point import Point
from motcua.meetings.rules.session import Session


def point_columns(point: Point) -> dict[str, Any]:
    """The columns that the story settles."""
    about, test, outage = point.registered, point.last_test, point.last_outage
    if about is None:
        raise ValueError("a point that is not registered has no row")
    return {
        "code": about.code,
        "name": about.name,
        "level": about.level.value,
        "one_stop": about.one_stop,
        "agency": about.agency,
        "tested_on": test.on if test else None,
        "test_passed": test.is_passed if test else None,
        "out_from": outage.first if outage else None,
        "out_until": outage.until if outage else None,
        "out_reason": outage.reason if outage else "",
        "name_folded": fold(f"{about.code} {about.name}"),
        "order": f"{list(PointLevel).index(about.level)} {sort_key(about.name)} {about.code}",
    }


def save_point(subject: UUID, told: Told[Point], centre_id: int) -> PointRow:
    """Write the row as the story stands. Raises `Refused` (`known_already`: the code)."""
    columns = {"centre_id": centre_id, "seq": told.seq, **point_columns(told.state)}
    if told.seq > 1:
        PointRow.objects.filter(subject=subject).update(**columns)
        return PointRow.objects.get(subject=subject)
    try:
        with transaction.atomic():
            return PointRow.objects.create(subject=subject, **columns)
    except IntegrityError as error:
        raise check.known_already("code", columns["code"]) from error


def rows_of_points(subjects: Iterable[UUID]) -> dict[UUID, PointRow]:
    """The rows of these points."""
    return {row.subject: row for row in PointRow.objects.filter(subject__in=list(subjects))}


def range_of(span: Span | None) -> DateTimeTZRange | None:
    """The span as the database keeps it, half-open."""
    return DateTimeTZRange(span.begins, span.ends, "[)") if span else None


def session_columns(session: Session) -> dict[str, Any]:
    """The columns that the story settles, but for the host, which is a row."""
    if session.planned is None or session.span is None:
        raise ValueError("a session that is not planned has no row")
    return {
        "code": session.planned.code,
        "title": session.planned.title,
        "chair_id": session.planned.chair.account,
        "chair_name": session.planned.chair.name,
        "begins": session.span.begins,
        "ends": session.span.ends,
        "stage": session.stage.value,
        "busy": range_of(session.busy),
        "joined": len(session.joined_points & frozenset(session.points)),
        "incidents": len(session.incidents),
        "open_incidents": len(session.open_incidents),
    }


def save_session(subject: UUID, told: Told[Session], centre_id: int, points: Mapping[UUID, PointRow]) -> SessionRow:
    """Write row, bookings and invitees as the story stands. `points`: the rows of all that take part."""
    session = told.state
    columns = {"centre_id": centre_id, "seq": told.seq, **session_columns(session)}
    host = points[session.planned.host] if session.planned else None
    row = SessionRow(id=subject, host=host, **columns)
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    _save_bookings(row, session, [points[each] for each in session.points])
    known = set(row.invitees.values_list("account_id", flat=True))
    Invitee.objects.bulk_create(
        Invitee(session=row, account_id=account) for account in session.persons if account not in known
    )
    return row


def _save_bookings(row: SessionRow, session: Session, points: Iterable[PointRow]) -> None:
    span, kept = range_of(session.busy), {each.pk for each in points}
    row.bookings.exclude(point__in=kept).delete()
    row.bookings.update(span=span)
    known = set(row.bookings.values_list("point_id", flat=True))
    Booking.objects.bulk_create(Booking(session=row, point_id=each, span=span) for each in sorted(kept - known))


def compare_points(states: Mapping[UUID, Point]) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories."""
    return rows_that_differ(PointRow, states, point_columns, key="subject")


def compare_sessions(states: Mapping[UUID, Session]) -> Iterator[tuple[UUID, str]]:
    """The same of sessions, their hosts, bookings and invitees."""
    yield from rows_that_differ(SessionRow, states, session_columns)
    wanted = list(states)
    hosts = dict(SessionRow.objects.filter(pk__in=wanted).values_list("pk", "host__subject"))
    bookings: dict[UUID, set[tuple[Any, ...]]] = {subject: set() for subject in hosts}
    for each in Booking.objects.filter(session__in=wanted).select_related("point"):
        bookings[each.session_id].add((each.point.subject, each.span))
    invitees: dict[UUID, set[int]] = {subject: set() for subject in hosts}
    for session_id, account in Invitee.objects.filter(session__in=wanted).values_list("session_id", "account_id"):
        invitees[session_id].add(account)
    for subject, host in hosts.items():
        state = states[subject]
        if state.planned is None or host != state.planned.host:
            yield subject, "its host is another point than by the events"
        if bookings[subject] != {(point, range_of(state.busy)) for point in state.points}:
            yield subject, "its bookings are others than by the events"
        if invitees[subject] != set(state.persons):
            yield subject, "its invitees are others than by the events"


def point_subjects() -> Iterable[UUID]:
    return PointRow.objects.values_list("subject", flat=True)


def session_subjects() -> Iterable[UUID]:
    return SessionRow.objects.values_list("id", flat=True)
