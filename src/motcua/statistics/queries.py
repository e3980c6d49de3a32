"""Reports: the figures of any period, for all centres or some, read from totals, daily sums and fresh bookings.

The figures themselves are public (NĐ 61/2018 Art 30; the report of 12/11/2018 was); the dossiers behind them are not
(`drill_down`).
"""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.catalogue.models import Sector
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centre_by_code
from motcua.statistics.grains import BY_CENTRE, BY_SECTOR, METRICS, Grain, each
from motcua.statistics.rules.figures import Figures, figures_between
from motcua.statistics.rules.metrics import Metric
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row, Table, total_of
from motcua.territory.rules.units import Level

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def seed_table(period: Period, centres: Collection[str] | None = None, *, with_below: bool = True) -> Table:
    """The article's table: a row for each centre that worked in the period, sums by level, and the total.

    `centres` are codes (None: all); with `with_below` the centres of the units below theirs count too. Raises
    `NotFound` for a code that no centre has. Example: province received 62,798, carried over 1,612, early or on time
    63,256, A = 98.2 %.
    """
    chosen = _chosen(centres, with_below)
    figures = figures_by(
        "centre_id", BY_CENTRE, period, None if centres is None else chosen.values_list("pk", flat=True)
    )
    listed = chosen.filter(
        Q(valid_from__lte=period.last) & (Q(valid_to__isnull=True) | Q(valid_to__gte=period.first)) | Q(pk__in=figures)
    )
    order = {level.value: place for place, level in enumerate(LEVELS)}
    rows = [
        Row(code, name, level, figures.get(number, Figures()))
        for number, code, name, level in listed.order_by("name_sort", "code").values_list("pk", "code", "name", "level")
    ]
    rows.sort(key=lambda row: order.get(row.level, len(order)))
    groups = [total_of((row for row in rows if row.level == level), level=level) for level in order]
    return Table(period, tuple(rows), tuple(groups), total_of(rows))


def sector_table(period: Period, centres: Collection[str] | None = None, *, with_below: bool = True) -> Table:
    """The figures by sector (lĩnh vực), as Biểu 06 wants them, for some centres (codes) or all; see `seed_table`."""
    numbers = None if centres is None else _chosen(centres, with_below).values_list("pk", flat=True)
    figures = figures_by("sector_id", BY_SECTOR, period, numbers)
    sectors = Sector.objects.filter(pk__in=figures).order_by("name_sort", "code").values_list("pk", "code", "name")
    rows = tuple(Row(code, name, "", figures[number]) for number, code, name in sectors)
    return Table(period, rows, (), total_of(rows))


def _chosen(codes: Collection[str] | None, with_below: bool) -> QuerySet[ServiceCentre]:
    if codes is None:
        return ServiceCentre.objects.all()
    named = [centre_by_code(code) for code in codes]
    chosen = Q(pk__in=[centre.pk for centre in named])
    if with_below:
        units = [centre.unit_id for centre in named]
        chosen |= Q(unit__parent__in=units) | Q(unit__parent__parent__in=units)
    return ServiceCentre.objects.filter(chosen)


def figures_by(column: str, grain: Grain, period: Period, centres: Iterable[int] | None = None) -> dict[int, Figures]:
    """The figures of a period by "centre_id" or "sector_id" (row numbers), of `centres` (row numbers) or all.

    One statement, so that it sees totals, sums and bookings as of one instant while others book and close.
    """
    days = [period.eve, period.last]
    evenings: dict[int, dict[date, dict[tuple[int, Metric], int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            evenings_sql(grain, column, chosen=centres is not None),
            {"grain": grain.number, "days": days, "centres": list(centres or ())},
        )
        for day, place, channel, *counts in cursor.fetchall():
            sums = {(channel, metric): int(n) for metric, n in zip(Metric, counts, strict=True) if n}
            evenings.setdefault(place, {}).setdefault(day, {}).update(sums)
    return {
        place: figures_between(found.get(period.eve, {}), found.get(period.last, {}))
        for place, found in evenings.items()
    }


def evenings_sql(grain: Grain, column: str, *, chosen: bool) -> str:
    """SQL for the sums up to each of `days`: the last closed evening's total, daily sums after it, fresh bookings."""
    only = "AND centre_id = ANY(%(centres)s)" if chosen else ""
    return f"""
        WITH evening AS (
            SELECT wanted AS day, (
                SELECT max(day) FROM statistics_closedday WHERE grain = %(grain)s AND day <= wanted
            ) AS closed
            FROM unnest(%(days)s::date[]) AS wanted
        ), part AS (
            SELECT evening.day, {column}, channel, {METRICS}
            FROM evening JOIN {grain.table} AS total ON total.day = evening.closed {only}
            UNION ALL
            SELECT evening.day, {column}, channel, {METRICS}
            FROM evening JOIN statistics_dailysum AS booked
                ON booked.day > coalesce(evening.closed, '-infinity') AND booked.day <= evening.day {only}
            UNION ALL
            SELECT evening.day, {column}, channel, {METRICS}
            FROM evening JOIN statistics_booking AS fresh ON fresh.day <= evening.day {only}
        )
        SELECT day, {column}, channel, {each("sum({0})")} FROM part GROUP BY day, {column}, channel
    """
