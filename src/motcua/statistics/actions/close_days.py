"""Summing up bookings and closing evenings, so that reports stay as fast as they were in the first year.

Reports are exact at any moment, before, while and after this runs: a booking is either in its table or in the daily
sums, an evening's total holds exactly the sums up to it while it is marked closed, and a report is one statement, which
sees one instant. Nobody at a counter waits for this, nor it for them: it takes the bookings whose transactions have
ended, and leaves the others for the next time.
"""

from datetime import date, timedelta
from itertools import batched
from typing import Any

from django.db import connection, transaction

from motcua.statistics.grains import GRAINS, METRICS, Grain, each
from motcua.statistics.ledgers import DURATIONS, STAYS

ONE_AT_A_TIME = "LOCK TABLE statistics_closedday IN SHARE ROW EXCLUSIVE MODE"
SUM_UP = f"""
    WITH taken AS (
        DELETE FROM statistics_booking RETURNING *
    ), summed AS (
        INSERT INTO statistics_dailysum AS booked (day, centre_id, sector_id, channel, {METRICS})
        SELECT day, centre_id, sector_id, channel, {each("sum({0})")}
        FROM taken GROUP BY day, centre_id, sector_id, channel
        ORDER BY day, centre_id, sector_id, channel
        ON CONFLICT (day, centre_id, sector_id, channel) DO UPDATE SET {each("{0} = booked.{0} + EXCLUDED.{0}")}
        RETURNING day
    )
    SELECT min(day), (SELECT count(*) FROM taken) FROM summed
"""
REOPEN = "DELETE FROM statistics_closedday WHERE day >= %s"
AT_ONCE = 366
"""Evenings totalled by one statement: it holds them all in memory, and decades come with an import."""
WORTH_TIDYING = 50_000
"""Bookings summed up at once that leave so much empty space behind that it is cleared at once, too."""


def close_days(until: date) -> int:
    """Sum up all bookings, and total the evenings up to `until` that are not totalled; how many there were.

    `until` is best yesterday: an evening still being booked on would be open again the next time. Harmless again.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
        summed_up = sum_up(cursor)
        closed = sum(close_grain(grain, until, cursor) for grain in GRAINS)
        for ledger in (DURATIONS, STAYS):
            cursor.execute(ledger.sum_up)
    if summed_up >= WORTH_TIDYING and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE statistics_booking, statistics_dailysum")
            cursor.execute("VACUUM ANALYZE statistics_duration, statistics_stay")
            cursor.execute("ANALYZE statistics_centretotal, statistics_sectortotal, statistics_paststanding")
    return closed


def sum_up(cursor: Any) -> int:
    """Move the bookings into the daily sums; evenings from the first of their days on are closed no more."""
    cursor.execute(SUM_UP)
    first_day, bookings = cursor.fetchone()
    if first_day is not None:
        cursor.execute(REOPEN, [first_day])
    number: int = bookings
    return number


def close_grain(grain: Grain, until: date, cursor: Any) -> int:
    """Total the open evenings of a grain up to `until`; how many there were."""
    closed = last_closed(grain, cursor)
    evenings = grain.evenings(closed, until) if closed else []
    if not evenings:
        return 0
    cursor.execute(f"DELETE FROM {grain.table} WHERE day > %s", [closed])
    before = closed
    for some in batched(evenings, AT_ONCE, strict=False):
        asked = {"closed": before, "last": some[-1], "evenings": list(some), "befores": [before, *some[:-1]]}
        cursor.execute(grain.close, asked)
        before = some[-1]
    cursor.execute(
        "INSERT INTO statistics_closedday (day, grain) SELECT day, %s FROM unnest(%s::date[]) AS day",
        [grain.number, evenings],
    )
    return len(evenings)


def last_closed(grain: Grain, cursor: Any) -> date | None:
    """The last closed evening; where there is none, the one before the first sum; None when there is no sum."""
    cursor.execute(
        """
        SELECT (SELECT max(day) FROM statistics_closedday WHERE grain = %s), (SELECT min(day) FROM statistics_dailysum)
        """,
        [grain.number],
    )
    closed, first_summed = cursor.fetchone()
    if closed is None and first_summed is not None:
        closed = first_summed - timedelta(days=1)
    last: date | None = closed
    return last
