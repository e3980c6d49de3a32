"""The people of a campaign's frame, out of the finished dossiers: one statement, told apart by `rules.frame`."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import PostHolding, ServiceCentre
from motcua.surveys.rules.frame import Brought, Frame, frame_of

FINISHED = """
    SELECT dossier.id, dossier.centre_id, dossier.finished_at, dossier.citizen_account_id,
        coalesce(nullif(dossier.applicant_identity, ''), dossier.owner_identity),
        coalesce(event.data #>> '{applicant,phone}', event.data #>> '{owner,phone}', '')
    FROM dossiers_dossier dossier
    LEFT JOIN dossiers_dossierevent event ON event.dossier_id = dossier.id AND event.seq = 1
    WHERE dossier.centre_id = ANY(%s) AND dossier.finished_at >= %s AND dossier.finished_at < %s
    ORDER BY dossier.id
"""


def read_frame(centres: Sequence[str], first: date, last: date) -> Frame:
    """Whoever brought a dossier that was finished `first` to `last` at one of the centres, each person once."""
    codes = dict(ServiceCentre.objects.filter(code__in=list(centres)).values_list("pk", "code"))
    staff = set(PostHolding.objects.values_list("account_id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(FINISHED, [list(codes), _midnight(first), _midnight(last + timedelta(days=1))])
        rows = cursor.fetchall()
    brought = (
        Brought(number, codes[centre], finished_at, account, identity or "", "".join(phone.split()))
        for number, centre, finished_at, account, identity, phone in rows
    )
    return frame_of(brought, staff)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM)
