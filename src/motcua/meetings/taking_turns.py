"""No point and no chair in two sessions at once: bookings are made one after the other, and looked at first.

The database's exclusion constraints (models.never_twice) refuse whatever would go past this.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection

from motcua.journal.reading import told_of_all
from motcua.meetings.models import Booking
from motcua.meetings.models import Point as PointRow
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.rows import range_of
from motcua.meetings.rules.booking import Span, Taken, check_free, check_in_use
from motcua.meetings.rules.point import POINTS
from motcua.meetings.rules.session import Session


def one_booking_at_a_time() -> None:
    """Wait until whoever books in this moment is done. Sessions are planned by hand: nobody waits long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('meetings booking', 0))")


def check_points_and_chair(subject: UUID, session: Session, points: Mapping[UUID, PointRow]) -> None:
    """All of them are in use and free at its time. Raises `Refused`: `point_out_of_use`, `point_booked`,
    `chair_booked`."""
    span = session.busy
    if span is None or session.planned is None:
        return
    stories = told_of_all(POINTS, session.points)
    check_in_use(span, [stories[each].state for each in session.points])
    chair = session.planned.chair
    others = SessionRow.objects.exclude(pk=subject).filter(chair=chair.account, busy__overlap=range_of(span))
    check_free(
        span,
        _taken_points(subject, span, [points[each].pk for each in session.points]),
        [Taken(chair.name, each.code, Span(each.busy.lower, each.busy.upper)) for each in others if each.busy],
    )


def _taken_points(subject: UUID, span: Span, points: Iterable[int]) -> list[Taken]:
    found = Booking.objects.filter(point__in=points, span__overlap=range_of(span)).exclude(session=subject)
    found = found.select_related("point", "session").order_by("point__order")
    return [
        Taken(each.point.name, each.session.code, Span(each.span.lower, each.span.upper)) for each in found if each.span
    ]
