"""Tells duties, and to whom dossiers are sent, again from the events: for a site whose dossiers are older than that."""

from itertools import batched

from django.db import connection, transaction
from psycopg import Cursor

from motcua.dossiers import directory
from motcua.dossiers.access import STORED, stored_event
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.asked import asked_agencies
from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.stored import StoredEvent, restore
from motcua.dossiers.worklists.projector import INSERT, Row, rows_of

AT_A_TIME = 1_000
# Plain SQL: a migration runs this when the dossier's table may lack columns that the model has by now.
WAITING = """
    SELECT id FROM dossiers_dossier WHERE accepted_at IS NOT NULL AND returned_at IS NULL
    UNION SELECT dossier_id FROM dossiers_dossierevent WHERE kind = 'incident_reported' ORDER BY id
"""


def tell_duties_again() -> int:
    """Replace the duties of all dossiers; how many rows there are now. One transaction."""
    written = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WAITING)
        numbers = [number for (number,) in cursor.fetchall()]
        cursor.execute("DELETE FROM dossiers_duty")
        for some in batched(numbers, AT_A_TIME, strict=False):
            rows = [row for number, story in _stories(some).items() for row in _duties(number, story)]
            written += len(rows)
            if rows:
                with Cursor(connection.connection) as plain:
                    plain.execute(INSERT, [list(column) for column in zip(*rows, strict=True)])
    return written


def _stories(numbers: tuple[int, ...]) -> dict[int, list[StoredEvent]]:
    found: dict[int, list[StoredEvent]] = {}
    events = DossierEvent.objects.filter(dossier_id__in=numbers).order_by("dossier_id", "seq")
    for number, *values in events.values_list("dossier_id", *STORED):
        found.setdefault(number, []).append(stored_event(tuple(values)))
    return found


def _duties(number: int, story: list[StoredEvent]) -> list[Row]:
    return rows_of(number, fold(restore(story, directory.processes)))


# Only an electronic dossier that is under way may have other agencies now than before.
ELECTRONIC = (
    "SELECT id FROM dossiers_dossier WHERE channel = 'online' AND accepted_at IS NOT NULL AND finished_at IS NULL"
)
SEND = "UPDATE dossiers_dossier SET asked_agencies = %s WHERE id = %s AND asked_agencies <> %s"


def tell_asked_agencies_again() -> None:
    """Send electronic dossiers of a linked process to all that take part (`rules.asked`). One transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ELECTRONIC)
        numbers = [number for (number,) in cursor.fetchall()]
        for some in batched(numbers, AT_A_TIME, strict=False):
            for number, story in _stories(some).items():
                asked = asked_agencies(fold(restore(story, directory.processes)))
                cursor.execute(SEND, [asked, number, asked])
