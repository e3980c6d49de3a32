"""Booking: the projector that writes what changes count for, in the transaction of the events themselves.

It only appends: a row for each place and day that an act, or a chunk of an import, touches. Summing up is for later
(`actions/close_days.py`), so that the person at the counter pays for one short INSERT and waits for nobody.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from motcua.dossiers import directory
from motcua.dossiers.projectors import Change
from motcua.statistics.ledgers import lines_of
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric
from motcua.statistics.rules.past import FOR_EVER, Past
from motcua.statistics.rules.standings import Standing
from motcua.statistics.rules.tally import Tally

FEW = 8
"""Up to so many rows, plain values are faster for the server than arrays."""

INSERT = "INSERT INTO statistics_booking (day, centre_id, sector_id, channel"
PAST_COLUMNS = (
    "dossier_id",
    "last_day",
    "centre_id",
    "received_id",
    "sector_id",
    "channel",
    "accepted",
    "due",
    "waiting_since",
    "phase",
    "ended",
    "closing",
    "requests",
    "extended",
)
REMEMBER = f"""
    INSERT INTO statistics_paststanding ({", ".join(PAST_COLUMNS)})
    VALUES ({", ".join(["%s"] * len(PAST_COLUMNS))})
    ON CONFLICT (dossier_id, last_day) DO UPDATE
    SET {", ".join(f"{name} = EXCLUDED.{name}" for name in PAST_COLUMNS[2:])}
    WHERE EXCLUDED.last_day = '{FOR_EVER}'
"""

type Place = tuple[date, int, int, int]
"""day, centre, sector, channel, in numbers."""


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Book `changes` through a psycopg cursor (which may be inside a pipeline)."""
    tally = Tally()
    tally.add_all(changes)
    write(tally, cursor)


def write(tally: Tally, cursor: Any) -> None:
    """Book what was tallied, perhaps by another process; the caller holds the transaction of the events."""
    rows = rows_by_place(tally)
    if rows:
        metrics = tuple(sorted({metric for counts in rows.values() for metric in counts}))
        table = [(*place, *[counts.get(metric, 0) for metric in metrics]) for place, counts in rows.items()]
        if len(table) <= FEW:
            cursor.execute(few_sql(metrics, len(table)), [value for row in table for value in row], prepare=True)
        else:
            cursor.execute(many_sql(metrics), [list(column) for column in zip(*table, strict=True)], prepare=True)
    if tally.past:
        cursor.executemany(REMEMBER, past_rows(tally.past))
    for ledger, lines in lines_of(tally):
        ledger.book(lines, cursor)


def rows_by_place(tally: Tally) -> dict[Place, dict[Metric, int]]:
    """The bookings that are not nothing, by place and day."""
    centre, sector = directory.centres.number, directory.sectors.number
    rows: dict[Place, dict[Metric, int]] = {}
    for (day, centre_code, sector_code, channel, metric), n in tally.bookings():
        place = (day, centre(centre_code), sector(sector_code), CHANNEL_NUMBERS[channel])
        rows.setdefault(place, {})[metric] = n
    return rows


@cache
def few_sql(metrics: tuple[Metric, ...], rows: int) -> str:
    """Appends a few rows with these metrics: parameters are the rows one after another."""
    row = f"({', '.join(['%s'] * (4 + len(metrics)))})"
    return f"{INSERT}, {', '.join(metrics)}) VALUES {', '.join([row] * rows)}"


@cache
def many_sql(metrics: tuple[Metric, ...]) -> str:
    """Appends any number of rows with these metrics: parameters are arrays, one a column."""
    arrays = f"%s::date[], %s::int[], %s::int[], %s::smallint[]{', %s::int[]' * len(metrics)}"
    return f"{INSERT}, {', '.join(metrics)}) SELECT * FROM unnest({arrays})"


def past_rows(past: Past) -> list[tuple[Any, ...]]:
    """The values of `PAST_COLUMNS`, in the order of the table's key."""
    return [past_row(dossier_id, last_day, standing) for (dossier_id, last_day), standing in sorted(past.items())]


def past_row(dossier_id: int, last_day: date, standing: Standing) -> tuple[Any, ...]:
    """One row of past standings, in numbers."""
    return (
        dossier_id,
        last_day,
        directory.centres.number(standing.centre),
        directory.centres.number(standing.received),
        directory.sectors.number(standing.sector),
        CHANNEL_NUMBERS[standing.channel],
        standing.accepted,
        standing.due,
        standing.waiting_since,
        int(standing.phase),
        standing.ended,
        int(standing.closing),
        standing.requests,
        standing.extended,
    )
