"""Lists of petitions over many years: each page by the real view, beside a scan by SQL and an empty page.

Rows are written past the stories, which the lists do not read: one in twenty still open, one in three published.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from benchmarks.reports import best

OFFICERS = "/cai-cach/phan-anh/"
PUBLIC = "/phan-anh/"
EMPTY = "/kha-nang-tiep-can/"
PAGES = {
    "all, for who controls": ("oanh", OFFICERS),
    "overdue ones": ("oanh", f"{OFFICERS}?due=overdue"),
    "by words of the title": ("oanh", f"{OFFICERS}?q=cho+lau"),
    "forms 05a and 05b of this year": ("oanh", f"{OFFICERS}bao-cao/"),
    "published, for everybody": ("", PUBLIC),
    "published, by words": ("", f"{PUBLIC}?q=cho+lau"),
}
SCAN = "SELECT count(*) FROM (SELECT * FROM petitions_petition OFFSET 0) AS petition WHERE title LIKE '%chờ%'"


def measure(petitions: int, rounds: int = 5) -> dict[str, float]:
    """Milliseconds of each page (by name), of `scan` and of the `empty` page."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from motcua.demo.cast import prepare_cast
    from motcua.kernel import clock
    from motcua.people.models import Account
    from motcua.petitions.actions.load_petition_terms import load_petition_terms

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    prepare_cast()
    load_petition_terms()
    _write(petitions, clock.now())
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        found["scan"] = best(partial(cursor.execute, SCAN), rounds)
    for name, (username, address) in {**PAGES, "empty": ("", EMPTY)}.items():
        client = Client()
        if username:
            client.force_login(Account.objects.get(username=username))
        look = partial(client.get, address)
        assert look().status_code == 200  # noqa: S101 - an error would be quick, too
        found[name] = best(look, rounds)
    return found


def _write(petitions: int, now: datetime) -> None:
    """One every two hours, up to `now`."""
    from motcua.kernel.text import fold
    from motcua.organisation.models import ServiceCentre
    from motcua.petitions.models import Petition
    from motcua.petitions.rules.facts import Channel, Desk, Kind
    from motcua.petitions.rules.petition import Status

    centre = ServiceCentre.objects.get(code="QNI")

    def rows() -> Iterator[Petition]:
        for number in range(petitions):
            at = now - timedelta(hours=2 * (petitions - number))
            title = ("Phải chờ lâu ở quầy" if number % 10 == 0 else "Thành phần hồ sơ chưa rõ") + f" {number}"
            is_open, is_public = number % 20 == 0, number % 3 == 1
            ended = None if is_open else at + timedelta(days=9)
            yield Petition(
                id=uuid4(),
                seq=2,
                code=f"PA-B-{number:07}",
                kind=Kind.PROCEDURE,
                channel=Channel.ONLINE,
                title=title,
                title_folded=fold(title),
                status=Status.CLASSIFIED if is_open else Status.ANSWERED,
                place_centre=centre,
                place_desk=Desk.CONTROL,
                control_centre=centre,
                control_desk=Desk.CONTROL,
                received_at=at,
                next_due_at=at + timedelta(days=21) if is_open else None,
                classified_at=at + timedelta(days=1),
                closed_at=ended,
                opened=[at],
                closed=[ended] if ended else [],
                is_public=is_public,
                published_at=ended if is_public else None,
                public_title=title if is_public else "",
                public_body="Người dân phản ánh tại quầy tiếp nhận." if is_public else "",
                public_answer="Đã kiểm tra và chấn chỉnh." if is_public else "",
                public_folded=fold(f"{title} đã kiểm tra") if is_public else "",
            )

    Petition.objects.bulk_create(rows(), batch_size=2_000)
