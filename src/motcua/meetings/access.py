"""The one door to points and sessions.

Points: whoever runs meetings anywhere sees all, to invite them. Sessions: those who run meetings at their one-stop; the
chair, the persons invited, and who stands for a point that takes part (`policies.STANDS_FOR_POINT`). Nobody else.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.meetings.models import Booking, Invitee
from motcua.meetings.models import Point as PointRow
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.policies import KEEPERS, STANDS_FOR_POINT, may_look, may_run, no_such_page
from motcua.meetings.rules.point import POINTS, Point
from motcua.meetings.rules.session import SESSIONS, Session
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre


def points_for(actor: Actor) -> QuerySet[PointRow]:
    """The points that the actor may see."""
    return PointRow.objects.all() if may_run(actor) else PointRow.objects.none()


def point_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[PointRow, Told[Point]]:
    """The row and its story; `to_act` holds the row until the transaction ends. Raises `NotFound`.

    Held so that it can be booked all the same: who books has the turn for which the holder may be waiting.
    """
    rows = points_for(actor)
    if to_act:
        rows = rows.select_for_update(no_key=True, of=("self",))
    row = rows.filter(subject=subject).first()
    if row is None:
        raise no_such_page()
    return row, told(POINTS, subject)


def sessions_for(actor: Actor) -> QuerySet[SessionRow]:
    """The sessions that the actor may see."""
    if not may_look(actor):
        return SessionRow.objects.none()
    centres = [post.centre_id for post in actor.posts if post.roles & KEEPERS and post.centre_id]
    return SessionRow.objects.filter(Q(centre__in=centres) | _invited(actor))


def is_invited(actor: Actor, subject: UUID) -> bool:
    """Whether the actor chairs the session, is invited, or stands for a point that takes part."""
    return may_look(actor) and SessionRow.objects.filter(_invited(actor), pk=subject).exists()


def session_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[SessionRow, Told[Session]]:
    """The row and its story; `to_act` holds the row until the transaction ends. Raises `NotFound`."""
    rows = sessions_for(actor)
    if to_act:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=subject).first()
    if row is None:
        raise no_such_page()
    return row, told(SESSIONS, subject)


def _invited(actor: Actor) -> Q:
    mine = Invitee.objects.filter(session=OuterRef("pk"), account=actor.account_id)
    found = Q(chair=actor.account_id) | Q(Exists(mine))
    points = _stood_for(actor)
    if points is not None:
        found |= Q(Exists(Booking.objects.filter(points, session=OuterRef("pk"))))
    return found


def _stood_for(actor: Actor) -> Q | None:
    """The bookings of points for which the actor stands; None without such a post."""
    posts = [post for post in actor.posts if post.roles & STANDS_FOR_POINT]
    centres = [post.centre_id for post in posts if post.centre_id]
    agencies = [post.agency_id for post in posts if post.agency_id]
    if not centres and not agencies:
        return None
    found = Q(point__one_stop__in=ServiceCentre.objects.filter(pk__in=centres).values("code"))
    if agencies:
        found |= Q(point__agency__in=Agency.objects.filter(pk__in=agencies).values("code_2020"))
    return found
