"""Leaves a notice for each event that people are told of, in the event's transaction, and asks for it to be sent.

Two statements for all that is written together, and none where nobody left a way to be told. What an import brings is
past and is told to nobody: its events name an officer of the older system, who has no account here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from motcua.dossiers.projectors import Change, Projector, Transition
from motcua.kernel.facts import Event
from motcua.kernel.jobs.queue import enqueue_through
from motcua.notices.models import Notice
from motcua.notices.rules.what_to_tell import Kind, can_reach_somebody, kind_of
from motcua.organisation.actors import SYSTEM

INSERT = """
    INSERT INTO notices_notice (dossier_id, seq, kind, at)
    SELECT * FROM unnest(%s::bigint[], %s::smallint[], %s::text[], %s::timestamptz[])
"""
MOST_TOLD = 20


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Write the notices of `changes`, and one job for each dossier that has any."""
    rows = [
        (change.dossier_id, transition.after.seq, kind.value, transition.event.at)
        for change in changes
        for transition in change.transitions
        if (kind := told_of(transition))
    ]
    if rows:
        cursor.execute(INSERT, [list(column) for column in zip(*rows, strict=True)])
        dossiers = dict.fromkeys(row[0] for row in rows)
        enqueue_through(cursor, "notices.tell", [(lock_of(number), {"dossier_id": number}) for number in dossiers])


def told_of(transition: Transition) -> Kind | None:
    """What people are told of this event: nothing where an import brought it, or nobody could be reached."""
    kind = None if is_imported(transition.event) else kind_of(transition)
    return kind if kind and can_reach_somebody(transition.after, kind) else None


def is_imported(event: Event) -> bool:
    return event.by.account is None and event.by.name != SYSTEM.name


def lock_of(dossier_id: int) -> str:
    return f"notices-{dossier_id}"


class Recounting:
    """For `motcua verify`: the notices that there should be, against those that there are."""

    def __init__(self) -> None:
        self._expected: dict[tuple[int, int], str] = {}

    def add(self, change: Change) -> None:
        for transition in change.transitions:
            if kind := told_of(transition):
                self._expected[change.dossier_id, transition.after.seq] = kind.value

    def differences(self) -> Iterable[str]:
        """One line a notice, the first twenty."""
        told = list(self._compare(Notice.objects.filter(source=0)))
        yield from told[:MOST_TOLD]
        if len(told) > MOST_TOLD:
            yield f"… and {len(told) - MOST_TOLD} more of this kind"

    def differences_of(self, change: Change) -> Iterable[str]:
        self.add(change)
        return self._compare(Notice.objects.filter(dossier_id=change.dossier_id, source=0))

    def _compare(self, notices: Any) -> Iterator[str]:
        left = dict(self._expected)
        rows = notices.order_by("dossier_id", "seq").values_list("dossier_id", "seq", "kind")
        for dossier_id, seq, kind in rows.iterator(chunk_size=10_000):
            expected = left.pop((dossier_id, seq), None)
            if expected != kind:
                yield f"event {seq} of dossier #{dossier_id} was told as {kind}, to be told is {expected or 'nothing'}"
        for (dossier_id, seq), kind in left.items():
            yield f"event {seq} of dossier #{dossier_id} ({kind}) is told to nobody"


PROJECTOR = Projector("notices", project, Recounting)
