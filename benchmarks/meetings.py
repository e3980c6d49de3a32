"""Lists of online meetings over many years: each page by the real view, beside a scan by SQL and an empty page.

Rows are written past the stories, which the lists do not read: an hour for each session, fifteen points and Bình in
every other one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from benchmarks.reports import best

HERE = "/cai-cach/hop-truc-tuyen/"
EMPTY = "/kha-nang-tiep-can/"
PAGES = {
    "sessions to come, for who runs them": ("quyen", HERE),
    "sessions that are over, for who runs them": ("quyen", f"{HERE}?when=past"),
    "sessions to come, for one invited": ("binh", HERE),
    "sessions that are over, for one invited": ("binh", f"{HERE}?when=past"),
    "points, first page": ("quyen", f"{HERE}diem-cau/"),
    "points by state and name": ("quyen", f"{HERE}diem-cau/?state=due&q=ha"),
}
SCAN = """
    SELECT count(*) FROM (SELECT * FROM meetings_session OFFSET 0) AS session
    JOIN (SELECT * FROM meetings_booking OFFSET 0) AS booking ON booking.session_id = session.id
"""
TAKING_PART = 15


def measure(sessions: int, rounds: int = 5) -> dict[str, float]:
    """Milliseconds of each page (by name), of `scan` and of the `empty` page."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from motcua.demo.cast import prepare_cast
    from motcua.kernel import clock
    from motcua.meetings.actions.load_points import load_points
    from motcua.people.models import Account

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    prepare_cast()
    load_points(at=clock.now())
    _write(sessions, clock.now())
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        found["scan"] = best(partial(cursor.execute, SCAN), rounds)
    for name, (username, address) in {**PAGES, "empty": ("quyen", EMPTY)}.items():
        client = Client()
        client.force_login(Account.objects.get(username=username))
        look = partial(client.get, address)
        assert look().status_code == 200  # noqa: S101 - an error would be quick, too
        found[name] = best(look, rounds)
    return found


def _write(sessions: int, now: datetime) -> None:
    """An hour for each session, nine in ten of them over."""
    from motcua.meetings.models import Booking, Invitee, Point, Session
    from motcua.organisation.models import ServiceCentre
    from motcua.people.models import Account

    centre, dung, binh = (
        ServiceCentre.objects.get(code="QNI"),
        Account.objects.get(username="dung"),
        Account.objects.get(username="binh"),
    )
    points = list(Point.objects.order_by("order"))

    def rows() -> Iterator[Session]:
        for number in range(sessions):
            begins = now + timedelta(hours=number - sessions * 9 // 10)
            ends, is_over = begins + timedelta(hours=1), begins < now
            yield Session(
                id=uuid4(),
                centre=centre,
                code=f"HT-B-{number:06}",
                title="Phiên đo tốc độ",
                host=points[0],
                chair=dung,
                chair_name=dung.full_name,
                begins=begins,
                ends=ends,
                stage="closed" if is_over else "invited",
                busy=(begins, ends),
                joined=TAKING_PART if is_over else 0,
                incidents=0,
                open_incidents=0,
                seq=1,
            )

    written = Session.objects.bulk_create(rows(), batch_size=2_000)
    bookings = (
        Booking(session=each, point=points[(number * 7 + place) % len(points)], span=each.busy)
        for number, each in enumerate(written)
        for place in range(TAKING_PART)
    )
    Booking.objects.bulk_create(bookings, batch_size=5_000)
    Invitee.objects.bulk_create((Invitee(session=each, account=binh) for each in written[::2]), batch_size=5_000)
