"""Tells the ledgers again from the events: for a site whose dossiers are older than these tables, or after a repair."""

from collections.abc import Iterator
from itertools import batched, groupby

from django.db import connection, transaction
from psycopg import Cursor

from motcua.dossiers import directory
from motcua.dossiers.access import STORED, stored_event
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rules.lifecycle import NOTHING, evolve
from motcua.dossiers.stored import StoredEvent, restore
from motcua.statistics.ledgers import DURATIONS, STAYS, lines_of
from motcua.statistics.rules.tally import Tally

AT_A_TIME = 1_000
# Plain SQL: a migration runs this when the dossier's table may lack columns that the model has by now.
ACCEPTED = "SELECT id FROM dossiers_dossier WHERE accepted_at IS NOT NULL ORDER BY id"


def tell_ledgers_again() -> None:
    """Replace the lines of all ledgers by what the events say. One transaction."""
    tally = Tally()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ACCEPTED)
        numbers = [number for (number,) in cursor.fetchall()]
        for some in batched(numbers, AT_A_TIME, strict=False):
            for number, story in _stories(some):
                tally.add_to_ledgers(change_of(number, story))
        for ledger in (DURATIONS, STAYS):
            cursor.execute(f"DELETE FROM {ledger.table}")
        with Cursor(connection.connection) as plain:
            for ledger, lines in lines_of(tally):
                ledger.book(lines, plain)


def change_of(number: int, story: list[StoredEvent]) -> Change:
    """A dossier's whole story as one change."""
    transitions = []
    before = NOTHING
    for event in restore(story, directory.processes):
        after = evolve(before, event)
        transitions.append(Transition(before, event, after))
        before = after
    return Change(number, tuple(transitions))


def _stories(numbers: tuple[int, ...]) -> Iterator[tuple[int, list[StoredEvent]]]:
    events = DossierEvent.objects.filter(dossier_id__in=numbers).order_by("dossier_id", "seq")
    rows = events.values_list("dossier_id", *STORED)
    for number, group in groupby(rows, key=lambda row: row[0]):
        yield number, [stored_event(tuple(row[1:])) for row in group]
