"""The two grains in which evenings are totalled, so that a report need not add up all the days before it.

Every evening is totalled by centre and channel: a report of all centres reads two evenings, whatever its period. The
last evening of each month is totalled by sector too: a report by sector reads two evenings and the days after them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.statistics.models import ClosedDay
from motcua.statistics.rules.metrics import Metric

METRICS = ", ".join(Metric)


def each(pattern: str) -> str:
    """The pattern for each metric's column, with commas between."""
    return ", ".join(pattern.format(metric) for metric in Metric)


@dataclass(frozen=True, slots=True)
class Grain:
    """`place`: the columns that a total keeps apart. `evenings(after, until)`: the evenings that are totalled."""

    number: int
    table: str
    place: tuple[str, ...]
    evenings: Callable[[date, date], list[date]]

    @property
    def close(self) -> str:
        """SQL that totals the `evenings` after the day `closed` (totalled itself, or before all bookings).

        Written evening after evening, so that one evening's rows lie together however many are totalled at once. Every
        day is matched with its evening as one value with another: by the span around it each sum would be held against
        each evening (forty years of twenty million dossiers took hours).
        """
        place = ", ".join(self.place)
        return f"""
            WITH opening AS (
                SELECT {place}, {METRICS} FROM {self.table} WHERE day = %(closed)s
            ), movement AS (
                SELECT evening AS day, {place}, {each("sum({0}) AS {0}")}
                FROM statistics_dailysum
                JOIN (
                    SELECT evening, (before + number) AS day
                    FROM unnest(%(evenings)s::date[], %(befores)s::date[]) AS span (evening, before),
                        generate_series(1, evening - before) AS number
                ) AS counted_to USING (day)
                WHERE day > %(closed)s AND day <= %(last)s
                GROUP BY evening, {place}
            ), place AS (
                SELECT {place} FROM opening UNION SELECT {place} FROM movement
            )
            INSERT INTO {self.table} (day, {place}, {METRICS})
            SELECT day, {place},
                {each("coalesce(opening.{0}, 0) + sum(coalesce(movement.{0}, 0)) OVER until_then")}
            FROM unnest(%(evenings)s::date[]) AS day CROSS JOIN place
            LEFT JOIN opening USING ({place}) LEFT JOIN movement USING (day, {place})
            WINDOW until_then AS (PARTITION BY {place} ORDER BY day)
            ORDER BY day, {place}
        """


def every_evening(after: date, until: date) -> list[date]:
    """The days after `after` up to `until`."""
    return [after + timedelta(days=number) for number in range(1, (until - after).days + 1)]


def month_ends(after: date, until: date) -> list[date]:
    """Those of them that are the last of their month."""
    return [day for day in every_evening(after, until) if (day + timedelta(days=1)).day == 1]


BY_CENTRE = Grain(ClosedDay.CENTRE, "statistics_centretotal", ("centre_id", "channel"), every_evening)
BY_SECTOR = Grain(ClosedDay.SECTOR, "statistics_sectortotal", ("centre_id", "sector_id", "channel"), month_ends)
GRAINS = (BY_CENTRE, BY_SECTOR)
