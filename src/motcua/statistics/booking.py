"""Booking: the projector that writes what changes count for, in the transaction of the events themselves.

All bookings of an act, or of a thousand imported dossiers, go in one statement whose rows are sorted, so that two
transactions that book the same sums wait for one another instead of locking each other out.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from motcua.dossiers import directory
from motcua.dossiers.projectors import Change
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS
from motcua.statistics.rules.past import FOR_EVER, Past
from motcua.statistics.rules.standings import Standing
from motcua.statistics.rules.tally import Tally

BOOK = """
    INSERT INTO statistics_dailysum AS booked (day, centre_id, sector_id, channel, metric, n)
    SELECT * FROM unnest(%s::date[], %s::int[], %s::int[], %s::smallint[], %s::smallint[], %s::int[])
    ON CONFLICT (day, centre_id, sector_id, channel, metric) DO UPDATE SET n = booked.n + EXCLUDED.n
"""
REOPEN = "DELETE FROM statistics_closedday WHERE day >= %s"
"""Totals of this and later evenings no longer hold; readers go back to the daily sums at once."""

PAST_COLUMNS = (
    "dossier_id",
    "last_day",
    "centre_id",
    "sector_id",
    "channel",
    "accepted",
    "due",
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

type Row = tuple[date, int, int, int, int, int]
"""day, centre, sector, channel, metric, n, in numbers."""


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Book `changes` through a psycopg cursor (which may be inside a pipeline)."""
    tally = Tally()
    tally.add_all(changes)
    write(tally, cursor)


def write(tally: Tally, cursor: Any) -> None:
    """Book what was tallied, perhaps by another process; the caller holds the transaction of the events."""
    rows = sorted_rows(tally)
    if rows:
        cursor.execute(BOOK, [list(column) for column in zip(*rows, strict=True)], prepare=True)
        cursor.execute(REOPEN, [rows[0][0]], prepare=True)
    if tally.past:
        cursor.executemany(REMEMBER, past_rows(tally.past))


def sorted_rows(tally: Tally) -> list[Row]:
    """The bookings that are not nothing, in the order of the table's key."""
    centre, sector = directory.centres.number, directory.sectors.number
    return sorted(
        (key.day, centre(key.centre), sector(key.sector), CHANNEL_NUMBERS[key.channel], int(key.metric), n)
        for key, n in tally.bookings()
    )


def past_rows(past: Past) -> list[tuple[Any, ...]]:
    """The values of `PAST_COLUMNS`, in the order of the table's key."""
    return [past_row(dossier_id, last_day, standing) for (dossier_id, last_day), standing in sorted(past.items())]


def past_row(dossier_id: int, last_day: date, standing: Standing) -> tuple[Any, ...]:
    """One row of past standings, in numbers."""
    return (
        dossier_id,
        last_day,
        directory.centres.number(standing.centre),
        directory.sectors.number(standing.sector),
        CHANNEL_NUMBERS[standing.channel],
        standing.accepted,
        standing.due,
        int(standing.phase),
        standing.ended,
        int(standing.closing),
        standing.requests,
        standing.extended,
    )
