"""Closing evenings: totalling the daily sums up to each, so that reports stay as fast as they were in the first year.

Reports are exact with and without it. A total counts only while its evening is marked closed, and whatever books on or
before a day unmarks it in its own transaction. Between the two stands one lock: closing waits until every transaction
that is booking has ended and lets new ones wait until it has committed, so no booking is missed and none counted twice.
"""

from datetime import date, timedelta
from typing import Any

from django.db import OperationalError, connection, transaction

from motcua.kernel.errors import Conflict
from motcua.statistics.grains import GRAINS, Grain

PATIENCE = "2s"
LOCK = "LOCK TABLE statistics_dailysum IN SHARE ROW EXCLUSIVE MODE"


def close_days(until: date) -> int:
    """Total the evenings up to `until` that are not totalled yet; how many there were, in all grains. Harmless again.

    `until` is best yesterday: an evening still being booked on would be open again at once. Raises `Conflict`
    (`booking_under_way`) when transactions that are booking do not end within two seconds; nothing is lost, try later.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            cursor.execute(LOCK)
            return sum(_close_grain(grain, until, cursor) for grain in GRAINS)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) != "55P03":
            raise
        raise Conflict(
            "booking_under_way",
            vi="Đang có nhiều hồ sơ được ghi nên chưa khóa được số liệu ngày. Hãy thử lại sau ít phút.",
            en="Dossiers are being written, so the days cannot be closed now. Try again in a few minutes.",
        ) from error


def _close_grain(grain: Grain, until: date, cursor: Any) -> int:
    closed = _last_closed(grain, cursor)
    if closed is None:
        return 0
    evenings = grain.evenings(closed, until)
    if not evenings:
        return 0
    cursor.execute(f"DELETE FROM {grain.table} WHERE day > %s", [closed])
    befores = [closed, *evenings[:-1]]
    cursor.execute(grain.close, {"closed": closed, "evenings": evenings, "befores": befores})
    cursor.execute(
        "INSERT INTO statistics_closedday (day, grain) SELECT day, %s FROM unnest(%s::date[]) AS day",
        [grain.number, evenings],
    )
    return len(evenings)


def _last_closed(grain: Grain, cursor: Any) -> date | None:
    """The last closed evening; where there is none, the one before the first booking; None when nothing is booked."""
    cursor.execute(
        """
        SELECT (SELECT max(day) FROM statistics_closedday WHERE grain = %s), (SELECT min(day) FROM statistics_dailysum)
        """,
        [grain.number],
    )
    closed, first_booked = cursor.fetchone()
    if closed is None and first_booked is not None:
        closed = first_booked - timedelta(days=1)
    last: date | None = closed
    return last
