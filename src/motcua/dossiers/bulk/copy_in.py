"""Writing many dossiers with COPY: the same events, rows and projections as `writer.append`, a thousand at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import connection
from psycopg import Cursor

from motcua.dossiers import directory, projectors
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rows import COLUMNS, row_of
from motcua.dossiers.stored import StoredEvent, store
from motcua.kernel.chain import GENESIS
from motcua.kernel.facts import iso

COPY_EVENTS = """
    COPY dossiers_dossierevent
        (dossier_id, seq, kind, at, recorded_at, actor_account, actor_name, actor_post, data, hash) FROM STDIN
"""
COPY_ROWS = f"COPY dossiers_dossier ({', '.join(f'"{name}"' for name in COLUMNS)}) FROM STDIN"


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
    directory.processes.pin(item.change.after.process for item in batch if item.change.after.process)
    rows = "".join(row_line(item) for item in batch)
    recorded = recorded_at.isoformat()
    events = "".join(event_lines(item.change.dossier_id, item.stored, recorded) for item in batch)
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        for statement, lines in ((COPY_ROWS, rows), (COPY_EVENTS, events)):
            with cursor.copy(statement) as copy:
                copy.write(lines)


def project(batch: Sequence[Incoming]) -> None:
    """Tell the projectors, in the same transaction."""
    changes = [item.change for item in batch]
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:  # binds on the server: Django's would spell out every parameter
        for projector in projectors.REGISTERED.values():
            projector.project(changes, cursor)


def row_line(item: Incoming) -> str:
    """The COPY line of one dossier's row."""
    return copy_line(row_of(item.change.dossier_id, item.change.after, item.stored[-1].hash))


def event_lines(dossier_id: int, rows: Iterable[StoredEvent], recorded: str) -> str:
    """The COPY lines of one dossier's events."""
    return "".join(
        [
            f"{dossier_id}\t{row.seq}\t{row.kind}\t{iso(row.at)}\t{recorded}"
            f"\t{'\\N' if row.account is None else row.account}\t{escaped(row.name)}\t{escaped(row.post)}"
            f"\t{orjson.dumps(row.data).decode().replace('\\', '\\\\')}\t\\\\x{row.hash.hex()}\n"
            for row in rows
        ]
    )


def copy_line(values: Iterable[Any]) -> str:
    """One line in COPY's text format."""
    return "\t".join([COPY_TEXTS[type(value)](value) for value in values]) + "\n"


def escaped(text: str) -> str:
    """A text as COPY reads it."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def array(keys: Sequence[str]) -> str:
    """The keys of process steps as an array of texts."""
    return escaped("{" + ",".join([f'"{key}"' for key in keys]) + "}")


COPY_TEXTS: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "\\N",
    str: escaped,
    bool: lambda value: "t" if value else "f",
    int: str,
    datetime: iso,
    bytes: lambda value: "\\\\x" + value.hex(),
    list: array,
}
"""How a value of each type in a row looks in COPY's text format."""
