"""Booking: the projector that writes what changes count for, in the transaction of the events themselves.

All bookings of an act, or of a thousand imported dossiers, go in one statement whose rows are sorted, so that two
transactions that book the same sums wait for one another instead of locking each other out.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from motcua.dossiers import directory
from motcua.dossiers.projectors import Change
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric
from motcua.statistics.rules.past import FOR_EVER, Past
from motcua.statistics.rules.standings import Standing
from motcua.statistics.rules.tally import Tally

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

type Place = tuple[date, int, int, int]
"""day, centre, sector, channel, in numbers: the key of the daily sums."""


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Book `changes` through a psycopg cursor (which may be inside a pipeline)."""
    tally = Tally()
    tally.add_all(changes)
    write(tally, cursor)


def write(tally: Tally, cursor: Any) -> None:
    """Book what was tallied, perhaps by another process; the caller holds the transaction of the events."""
    rows = rows_by_place(tally)
    if rows:
        metrics = tuple(metric for metric in Metric if any(metric in counts for counts in rows.values()))
        places = sorted(rows)
        columns = [list(column) for column in zip(*places, strict=True)]
        counts = [[rows[place].get(metric, 0) for place in places] for metric in metrics]
        cursor.execute(book_sql(metrics), columns + counts, prepare=True)
        cursor.execute(REOPEN, [places[0][0]], prepare=True)
    if tally.past:
        cursor.executemany(REMEMBER, past_rows(tally.past))


def rows_by_place(tally: Tally) -> dict[Place, dict[Metric, int]]:
    """The bookings that are not nothing, by the key of the daily sums."""
    centre, sector = directory.centres.number, directory.sectors.number
    rows: dict[Place, dict[Metric, int]] = {}
    for (day, centre_code, sector_code, channel, metric), n in tally.bookings():
        place = (day, centre(centre_code), sector(sector_code), CHANNEL_NUMBERS[channel])
        rows.setdefault(place, {})[metric] = n
    return rows


@cache
def book_sql(metrics: tuple[Metric, ...]) -> str:
    """Adds to these metrics: parameters are arrays of days, centres, sectors, channels, and of numbers a metric."""
    return f"""
        INSERT INTO statistics_dailysum AS booked (day, centre_id, sector_id, channel, {", ".join(metrics)})
        SELECT * FROM unnest(%s::date[], %s::int[], %s::int[], %s::smallint[]{", %s::int[]" * len(metrics)})
        ON CONFLICT (day, centre_id, sector_id, channel) DO UPDATE
        SET {", ".join(f"{metric} = booked.{metric} + EXCLUDED.{metric}" for metric in metrics)}
    """


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
