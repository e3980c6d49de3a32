"""The figures of several periods at once, for one group of centres: this year, the year before, each month, today.

One statement reads all the evenings on which they begin and end, so they are told as of one instant.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db import connection

from motcua.statistics.grains import BY_CENTRE, METRICS, each
from motcua.statistics.rules.figures import Evening, Figures, figures_between
from motcua.statistics.rules.metrics import Metric
from motcua.statistics.rules.periods import Period

SUMS = f"""
    WITH evening AS (
        SELECT day, (
            SELECT max(closed.day) FROM statistics_closedday AS closed
            WHERE grain = {BY_CENTRE.number} AND closed.day <= wanted.day
        ) AS closed
        FROM unnest(%(evenings)s::date[]) AS wanted (day)
    ), part AS (
        SELECT evening.day, channel, {METRICS}
        FROM evening JOIN {BY_CENTRE.table} AS total ON total.day = evening.closed {{only}}
        UNION ALL
        SELECT evening.day, channel, {METRICS}
        FROM evening JOIN statistics_dailysum AS booked
            ON booked.day > coalesce(evening.closed, '-infinity') AND booked.day <= evening.day {{only}}
        UNION ALL
        SELECT evening.day, channel, {METRICS}
        FROM evening JOIN statistics_booking AS fresh ON fresh.day <= evening.day {{only}}
    )
    SELECT day, channel, {each("sum({0})")} FROM part GROUP BY day, channel
"""


def figures_of(periods: Sequence[Period], centres: Collection[int] | None = None) -> list[Figures]:
    """The figures of each period, of `centres` (row numbers) together or of all."""
    sums = evening_sums({day for period in periods for day in (period.eve, period.last)}, centres)
    return [figures_between(sums.get(period.eve, {}), sums.get(period.last, {})) for period in periods]


def evening_sums(evenings: Iterable[date], centres: Collection[int] | None) -> Mapping[date, Evening]:
    """The sums up to each evening by channel and metric."""
    only = "" if centres is None else "AND centre_id = ANY(%(centres)s)"
    found: dict[date, dict[tuple[int, Metric], int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(SUMS.format(only=only), {"evenings": sorted(evenings), "centres": list(centres or ())})
        for day, channel, *sums in cursor.fetchall():
            for metric, number in zip(Metric, sums, strict=True):
                found.setdefault(day, {})[channel, metric] = int(number)
    return found


def first_day() -> date | None:
    """The first day on which anything is booked; None before everything."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT least((SELECT min(day) FROM statistics_dailysum), (SELECT min(day) FROM statistics_booking))"
        )
        found: date | None = cursor.fetchone()[0]
        return found
