"""Writing many dossiers with COPY: the same events, rows and projections as `writer.append`, a thousand at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from motcua.dossiers import directory, projectors
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rows import COLUMNS, row_of
from motcua.dossiers.stored import StoredEvent, store
from motcua.kernel.chain import GENESIS

COPY_EVENTS = """
    COPY dossiers_dossierevent
        (dossier_id, seq, kind, at, recorded_at, actor_account, actor_name, actor_post, data, hash) FROM STDIN
"""
COPY_ROWS = f"COPY dossiers_dossier ({', '.join(f'"{name}"' for name in COLUMNS)}) FROM STDIN"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Incoming:
    """One dossier to write: what changed (all its transitions) and its event rows, hashed."""

    change: Change
    stored: tuple[StoredEvent, ...]


def incoming(dossier_id: int, transitions: tuple[Transition, ...]) -> Incoming:
    """A new dossier made ready to be written under `dossier_id`."""
    change = Change(dossier_id, transitions)
    return Incoming(change, tuple(store(change.events, after_seq=0, previous=GENESIS)))


def copy_in(batch: Sequence[Incoming], *, recorded_at: datetime) -> None:
    """Write new dossiers and their events; the caller holds the transaction.

    All lines are made before the first COPY begins: nothing can be looked up on a connection that is copying.
    """
    for process in {item.change.after.process for item in batch if item.change.after.process}:
        directory.processes.pin(process)
    rows = "".join(row_line(item) for item in batch)
    recorded = recorded_at.isoformat()
    events = "".join(event_lines(item.change.dossier_id, item.stored, recorded) for item in batch)
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        for statement, lines in ((COPY_ROWS, rows), (COPY_EVENTS, events)):
            with cursor.copy(statement) as copy:
                copy.write(lines)
        for projector in projectors.REGISTERED.values():
            projector.project([item.change for item in batch], cursor)


def row_line(item: Incoming) -> str:
    """The COPY line of one dossier's row."""
    return copy_line(row_of(item.change.dossier_id, item.change.after, item.stored[-1].hash))


def event_lines(dossier_id: int, rows: Iterable[StoredEvent], recorded: str) -> str:
    """The COPY lines of one dossier's events."""
    return "".join(
        f"{dossier_id}\t{row.seq}\t{row.kind}\t{row.at.isoformat()}\t{recorded}"
        f"\t{'\\N' if row.account is None else row.account}\t{row.name.translate(ESCAPES)}"
        f"\t{row.post.translate(ESCAPES)}\t{orjson.dumps(row.data).decode().translate(ESCAPES)}"
        f"\t\\\\x{row.hash.hex()}\n"
        for row in rows
    )


def copy_line(values: Iterable[Any]) -> str:
    """One line in COPY's text format."""
    return "\t".join([copy_text(value) for value in values]) + "\n"


def copy_text(value: Any) -> str:
    """One value in COPY's text format."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return "{" + ",".join(f'"{item}"' for item in value).translate(ESCAPES) + "}"
