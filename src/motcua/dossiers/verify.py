"""Refolding everything: the chain of every dossier, its row, and what the projectors have stored.

Nothing is believed that can be counted again. A difference is told in one line a person can act on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection

from motcua.dossiers import directory, files, projectors
from motcua.dossiers.access import STORED, LoadedDossier, stored_event
from motcua.dossiers.models import Dossier
from motcua.dossiers.projectors import Change, Recount, Transition
from motcua.dossiers.rows import COLUMNS, row_of
from motcua.dossiers.rules.lifecycle import NOTHING, evolve
from motcua.dossiers.stored import StoredEvent, restore
from motcua.kernel.chain import GENESIS
from motcua.kernel.database.snapshot import snapshot

FETCH = 5_000

type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the events say. `dossier` is its code or number, "" for a projector's table."""

    dossier: str
    text: str


@dataclass(slots=True)
class Verified:
    """How much was refolded, and what differs."""

    dossiers: int
    events: int
    differences: list[Difference]


def verify_all(
    report: Callable[[int], None] = lambda done: None,
    *,
    read_files: bool = True,
    recounts: Mapping[str, Recount] | None = None,
) -> Verified:
    """Refold every dossier and recount every projector, as of one instant. `report` hears the dossiers done.

    `recounts` are further ones, by the name under which their differences are told. Then every attached file is looked
    up in the store and, with `read_files`, read and hashed again.
    """
    result = Verified(0, 0, [])
    every = {name: projector.recount() for name, projector in projectors.REGISTERED.items()} | dict(recounts or {})
    with snapshot():
        for row, stored in _dossiers(""):
            change = _verify_one(row, stored, result)
            if change is not None:
                for recount in every.values():
                    recount.add(change)
            if result.dossiers % FETCH == 0:
                report(result.dossiers)
        for name, recount in every.items():
            result.differences += [Difference("", f"{name}: {text}") for text in recount.differences()]
    result.differences += [Difference(*told) for told in files.problems_in_store(read=read_files)]
    return result


def verify_one(code: str) -> Verified:
    """Refold the dossier with `code` as of one instant: its row, its chain, and what projectors keep of it alone.

    What they sum up over many dossiers is compared by `verify_all` only. Nothing counted: no such dossier.
    """
    result = Verified(0, 0, [])
    with snapshot():
        for row, stored in _dossiers("WHERE code = %s", code):
            _verify_alone(row, stored, result)
    return result


def verify_loaded(loaded: LoadedDossier) -> Verified:
    """`verify_one` for a dossier just read, which is not read again: of the instant of the caller's snapshot."""
    result = Verified(0, 0, [])
    _verify_alone({column: getattr(loaded.row, column) for column in COLUMNS}, list(loaded.stored), result)
    return result


def _verify_alone(row: Row, stored: list[StoredEvent], result: Verified) -> None:
    """One dossier, and what the projectors keep of it alone."""
    change = _verify_one(row, stored, result)
    if change is None:
        return
    name = row["code"] or f"#{row['id']}"
    for projector in projectors.REGISTERED.values():
        told = projector.recount().differences_of(change)
        result.differences += [Difference(name, f"{projector.name}: {text}") for text in told]


def _dossiers(where: str, *parameters: str) -> Iterator[tuple[Row, list[StoredEvent]]]:
    """Rows with their events, both read in order of number by two cursors on the server (events without a row too)."""
    connection.ensure_connection()
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    of_these = f"WHERE dossier_id IN (SELECT id FROM dossiers_dossier {where})" if where else ""
    with (
        connection.connection.cursor(name="verify_rows") as rows,
        connection.connection.cursor(name="verify_events") as events,
    ):
        rows.itersize = events.itersize = FETCH
        rows.execute(f"SELECT {columns} FROM dossiers_dossier {where} ORDER BY id", parameters)
        events.execute(
            f"SELECT dossier_id, {', '.join(STORED)} FROM dossiers_dossierevent {of_these} ORDER BY dossier_id, seq",
            parameters,
        )
        yield from _merge(
            (dict(zip(COLUMNS, row, strict=True)) for row in rows),
            ((number, [stored_event(each[1:]) for each in group]) for number, group in groupby(events, lambda e: e[0])),
        )


def _merge(
    rows: Iterator[Row], stories: Iterator[tuple[int, list[StoredEvent]]]
) -> Iterator[tuple[Row, list[StoredEvent]]]:
    row, story = next(rows, None), next(stories, None)
    while row is not None or story is not None:
        if story is None or (row is not None and row["id"] < story[0]):
            yield row or {}, []
            row = next(rows, None)
        elif row is None or story[0] < row["id"]:
            yield {"id": story[0], "code": None}, story[1]
            story = next(stories, None)
        else:
            yield row, story[1]
            row, story = next(rows, None), next(stories, None)


def _verify_one(row: Row, stored: list[StoredEvent], result: Verified) -> Change | None:
    """Check one dossier; returns its change from nothing, or None when its story cannot be told."""
    result.dossiers += 1
    result.events += len(stored)
    name = row["code"] or f"#{row['id']}"

    def differ(text: str) -> None:
        result.differences.append(Difference(name, text))

    if "seq" not in row:
        differ(f"{len(stored)} events, but no dossier row")
        return None
    if not stored:
        differ("a row, but no event")
        return None
    for problem in chain_problems(stored):
        differ(problem)
    try:
        change = _change(row["id"], stored)
    except Exception as error:
        differ(f"the events cannot be refolded: {type(error).__name__}: {error}")
        return None
    expected = dict(zip(COLUMNS, row_of(row["id"], change.after, stored[-1].hash), strict=True))
    for column in COLUMNS:
        found = bytes(row[column]) if column == "head" else row[column]
        if found != expected[column]:
            differ(f"column {column} is {_shown(found)}, the events say {_shown(expected[column])}")
    return change


def chain_problems(stored: list[StoredEvent]) -> Iterator[str]:
    """Events missing, and events whose hash does not follow from the one before."""
    previous = GENESIS
    for place, event in enumerate(stored, start=1):
        if event.seq != place:
            yield f"event {place} is missing (found {event.seq})"
            return
        if event.hash != event.computed_hash(previous):
            yield f"event {event.seq} ({event.kind}, {event.at.isoformat()}) was changed after it was written"
        previous = event.hash


def _change(dossier_id: int, stored: list[StoredEvent]) -> Change:
    transitions = []
    before = NOTHING
    for event in restore(stored, directory.processes):
        after = evolve(before, event)
        transitions.append(Transition(before, event, after))
        before = after
    return Change(dossier_id, tuple(transitions))


def _shown(value: Any) -> str:
    return value.hex()[:16] if isinstance(value, bytes) else repr(value)


def count_dossiers() -> int:
    """How many dossiers `verify_all` will refold, for a progress bar."""
    return Dossier.objects.count()
