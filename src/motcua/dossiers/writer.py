"""The one place that writes dossiers: events, rows and projections in the caller's transaction.

Takes one change or many. Statements go to the server in one pipeline, so a dossier accepted at the counter costs one
round trip, not one for each table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
from django.db import connection
from psycopg import errors
from psycopg.types.json import Jsonb

from motcua.dossiers import directory, projectors
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rows import COLUMNS, row_of
from motcua.dossiers.rules.lifecycle import evolve
from motcua.dossiers.rules.state import DossierState
from motcua.dossiers.stored import StoredEvent, store
from motcua.kernel.database import prepared
from motcua.kernel.facts import Event
from motcua.processes.rules.frozen import FrozenProcess

INSERT_EVENT = """
    INSERT INTO dossiers_dossierevent
        (dossier_id, seq, kind, at, recorded_at, actor_account, actor_name, actor_post, data, hash, request_id)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
INSERT_ROW = f"""
    INSERT INTO dossiers_dossier ({", ".join(f'"{name}"' for name in COLUMNS)})
    VALUES ({", ".join(["%s"] * len(COLUMNS))})
"""
UPDATE_ROW = f"""
    UPDATE dossiers_dossier SET {", ".join(f'"{name}" = %s' for name in COLUMNS[1:])} WHERE id = %s
"""


class ActedMeanwhile(Exception):
    """Somebody else's event took the place of ours; nothing was written."""


class RequestRepeated(Exception):
    """This request has been carried out already; nothing was written."""


@dataclass(frozen=True, slots=True)
class Append:
    """New `events` for a dossier that stands at `state`, whose last hash is `head` (`chain.GENESIS` for none)."""

    dossier_id: int
    state: DossierState
    head: bytes
    events: tuple[Event, ...]
    request_id: UUID | None = None


def new_dossier_ids(count: int) -> list[int]:
    """`count` fresh dossier numbers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval('dossiers_dossier_id_seq') FROM generate_series(1, %s)",
            [count],
        )
        return [number for (number,) in cursor.fetchall()]


def append(appends: Sequence[Append], *, recorded_at: datetime) -> list[Change]:
    """Write events, rows and projections; returns what changed. The caller holds the transaction.

    Raises `ActedMeanwhile` or `RequestRepeated`; the transaction is then spent.
    """
    changes: list[Change] = []
    pinned: list[FrozenProcess] = []
    events: list[tuple[object, ...]] = []
    inserts: list[tuple[object, ...]] = []
    updates: list[tuple[object, ...]] = []
    for item in appends:
        change = change_of(item)
        stored = store(item.events, after_seq=item.state.seq, previous=item.head)
        row = row_of(item.dossier_id, change.after, stored[-1].hash)
        changes.append(change)
        events += event_rows(item, stored, recorded_at)
        if change.after.process and change.after.process is not item.state.process:
            pinned.append(change.after.process)
        if item.state.seq == 0:
            inserts.append(row)
        else:
            updates.append((*row[1:], row[0]))
    directory.processes.pin(pinned)
    _write(events, inserts, updates, changes)
    return changes


def change_of(item: Append) -> Change:
    """The transitions that the events of `item` make."""
    transitions = []
    before = item.state
    for event in item.events:
        after = evolve(before, event)
        transitions.append(Transition(before, event, after))
        before = after
    return Change(item.dossier_id, tuple(transitions))


def event_rows(item: Append, stored: Iterable[StoredEvent], recorded_at: datetime) -> list[tuple[object, ...]]:
    """Parameters of `INSERT_EVENT`; the request's number is kept on the first event of an act."""
    return [
        (
            item.dossier_id,
            row.seq,
            row.kind,
            row.at,
            recorded_at,
            row.account,
            row.name,
            row.post,
            Jsonb(row.data, dumps=orjson.dumps),
            row.hash,
            item.request_id if place == 0 else None,
        )
        for place, row in enumerate(stored)
    ]


def _write(
    events: list[tuple[object, ...]],
    inserts: list[tuple[object, ...]],
    updates: list[tuple[object, ...]],
    changes: list[Change],
) -> None:
    try:
        with prepared.pipeline(), prepared.cursor() as cursor:
            for statement, rows in ((INSERT_EVENT, events), (INSERT_ROW, inserts), (UPDATE_ROW, updates)):
                if rows:
                    cursor.executemany(statement, rows)
            for projector in projectors.REGISTERED.values():
                projector.project(changes, cursor)
    except errors.UniqueViolation as error:
        if error.diag.constraint_name == "event_once_per_request":
            raise RequestRepeated from error
        if error.diag.constraint_name == "dossiers_dossierevent_pkey":
            raise ActedMeanwhile from error
        raise
