"""Keeps the duties of every dossier as its events say, in the transaction of the events, and counts them again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from motcua.dossiers.models import Duty
from motcua.dossiers.policies import ROLES
from motcua.dossiers.projectors import Change, Projector
from motcua.dossiers.rules.duties import duties_of
from motcua.dossiers.rules.state import DossierState

COLUMNS = ("dossier_id", "step", "place", "whose", "work", "due_at")
DELETE = "DELETE FROM dossiers_duty WHERE dossier_id = ANY(%s::bigint[])"
INSERT = f"""
    INSERT INTO dossiers_duty ({", ".join(COLUMNS)})
    SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[])
"""
MOST_TOLD = 20

type Row = tuple[Any, ...]


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Write the duties that changed through a psycopg cursor (which may be inside a pipeline)."""
    gone: list[int] = []
    fresh: list[Row] = []
    for change in changes:
        before, after = rows_of(change.dossier_id, change.before), rows_of(change.dossier_id, change.after)
        if before == after:
            continue
        if before:
            gone.append(change.dossier_id)
        fresh += after
    if gone:
        cursor.execute(DELETE, [gone])
    if fresh:
        cursor.execute(INSERT, [list(column) for column in zip(*fresh, strict=True)])


def rows_of(dossier_id: int, state: DossierState) -> list[Row]:
    """The rows that stand for a dossier in `state`, in the order of the table's key."""
    return [
        (dossier_id, duty.step, duty.place, duty.whose, duty.work.value, state.due_at)
        for duty in duties_of(state, ROLES)
    ]


class Recounting:
    """Takes every dossier's whole story, then tells whose duties are kept otherwise."""

    def __init__(self) -> None:
        self._expected: dict[int, list[Row]] = {}

    def add(self, change: Change) -> None:
        if rows := rows_of(change.dossier_id, change.after):
            self._expected[change.dossier_id] = rows

    def differences(self) -> Iterable[str]:
        """One line a dossier, the first twenty."""
        stored: dict[int, list[Row]] = {}
        for row in Duty.objects.values_list(*COLUMNS).iterator(chunk_size=10_000):
            stored.setdefault(row[0], []).append(row)
        wrong = sorted(
            number for number in stored.keys() | self._expected.keys() if self._differs(number, stored.get(number, []))
        )
        yield from (_told(number) for number in wrong[:MOST_TOLD])
        if len(wrong) > MOST_TOLD:
            yield f"… and {len(wrong) - MOST_TOLD} more of this kind"

    def differences_of(self, change: Change) -> Iterator[str]:
        self.add(change)
        if self._differs(change.dossier_id, stored_of(change.dossier_id)):
            yield _told(change.dossier_id)

    def _differs(self, number: int, stored: list[Row]) -> bool:
        return set(stored) != set(self._expected.get(number, []))


def stored_of(dossier_id: int) -> list[Row]:
    return list(Duty.objects.filter(dossier_id=dossier_id).values_list(*COLUMNS))


def _told(dossier_id: int) -> str:
    return f"duties of dossier #{dossier_id}: other than its events say"


PROJECTOR = Projector("work lists", project, Recounting)
