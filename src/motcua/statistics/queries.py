"""Reports: the figures of any period, for all centres or some, read from totals, daily sums and fresh bookings.

The figures themselves are public (NĐ 61/2018 Art 30; the report of 12/11/2018 was); the dossiers behind them are not
(`drill_down`).
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.catalogue.models import Sector
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centre_by_code
from motcua.statistics.grains import BY_CENTRE, BY_SECTOR, METRICS, Grain
from motcua.statistics.rules.figures import FIGURE_FIELDS, SOURCES, Figures, Source, When
from motcua.statistics.rules.folding import folded
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By, Row, Table, total_of
from motcua.statistics.successors import successors_on
from motcua.territory.rules.units import Level

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def table_by(by: By, period: Period, unit: str = "", *, alone: bool = False) -> Table:
    """The figures of the centres that `unit` names (`centres_of`), a row for each centre or for each sector.

    By successor, a centre that ended in the period is added to the one that took it over whole (`rules.folding`).
    """
    if by is By.SECTOR:
        return sector_table(period, unit, alone=alone)
    table = seed_table(period, unit, alone=alone)
    return folded(table, successors_on(period.last)) if by is By.SUCCESSOR else table


def seed_table(period: Period, unit: str = "", *, alone: bool = False) -> Table:
    """The article's table: a row for each centre that worked in the period, sums by level, and the total.

    `unit` says which centres (`centres_of`). Raises `NotFound` for a code that none has. Example: province received
    62,798, carried over 1,612, early or on time 63,256, A = 98.2 %.
    """
    chosen = centres_of(unit, period.last, alone=alone)
    figures = figures_by("centre_id", BY_CENTRE, period, _numbers(unit, chosen))
    listed = chosen.filter(working_in(period) | Q(pk__in=figures))
    order = {level.value: place for place, level in enumerate(LEVELS)}
    rows = [
        Row(code, name, level, figures.get(number, Figures()))
        for number, code, name, level in listed.order_by("name_sort", "code").values_list("pk", "code", "name", "level")
    ]
    rows.sort(key=lambda row: order.get(row.level, len(order)))
    groups = [total_of((row for row in rows if row.level == level), level=level) for level in order]
    return Table(period, tuple(rows), tuple(groups), total_of(rows))


def sector_table(period: Period, unit: str = "", *, alone: bool = False) -> Table:
    """The figures by sector (lĩnh vực), as Biểu 06 wants them, of the same centres as `seed_table`."""
    chosen = centres_of(unit, period.last, alone=alone)
    figures = figures_by("sector_id", BY_SECTOR, period, _numbers(unit, chosen))
    sectors = Sector.objects.filter(pk__in=figures).order_by("name_sort", "code").values_list("pk", "code", "name")
    rows = tuple(Row(code, name, "", figures[number]) for number, code, name in sectors)
    return Table(period, rows, (), total_of(rows), By.SECTOR)


def centres_of(unit: str, on: date, *, alone: bool = False) -> QuerySet[ServiceCentre]:
    """The centres that a report of `unit` is about: all where it is "", else the named one and, unless it is asked for
    `alone`, those below it.

    `unit` is the code of a centre or of the unit that has one. The provincial centre stands alone: with all that is
    below it, it would be the whole province again. Raises `NotFound` for a code that none has.
    """
    if not unit:
        return ServiceCentre.objects.all()
    named = centre_named(unit, on)
    chosen = Q(pk=named.pk)
    if named.level != Level.PROVINCE and not alone:
        chosen |= Q(unit__parent=named.unit_id) | Q(unit__parent__parent=named.unit_id)
    return ServiceCentre.objects.filter(chosen)


def working_in(period: Period) -> Q:
    """Of a centre: that it worked on some day of the period."""
    return Q(valid_from__lte=period.last) & (Q(valid_to__isnull=True) | Q(valid_to__gte=period.first))


def ended_in(period: Period) -> QuerySet[ServiceCentre]:
    """The centres that ended in the period, before its last day."""
    return ServiceCentre.objects.filter(valid_to__gte=period.first, valid_to__lt=period.last)


def _numbers(unit: str, chosen: QuerySet[ServiceCentre]) -> list[int] | None:
    return list(chosen.values_list("pk", flat=True)) if unit else None


def centre_named(code: str, on: date) -> ServiceCentre:
    """The centre with the code, or the one of the unit that bears it on that day. Raises `NotFound`."""
    of_unit = ServiceCentre.objects.filter(valid_on(on), unit__code=code)
    return of_unit.order_by("code").first() or centre_by_code(code)


def figures_by(column: str, grain: Grain, period: Period, centres: Iterable[int] | None = None) -> dict[int, Figures]:
    """The figures of a period by "centre_id" or "sector_id" (row numbers), of `centres` (row numbers) or all.

    One statement, so that it sees totals, sums and bookings as of one instant while others book and close.
    """
    parameters: dict[str, Any] = {
        "grain": grain.number,
        "eve": period.eve,
        "last": period.last,
        "centres": list(centres or ()),
    }
    with connection.cursor() as cursor:
        cursor.execute(figures_sql(grain, column, centres is not None), parameters)
        return {place: Figures(*figures) for place, *figures in cursor.fetchall()}


def figures_by_centre_and_sector(period: Period) -> dict[int, dict[int, Figures]]:
    """The figures of a period by centre and, within it, by sector (row numbers): every unit's form in one statement."""
    parameters: dict[str, Any] = {"grain": BY_SECTOR.number, "eve": period.eve, "last": period.last}
    found: dict[int, dict[int, Figures]] = {}
    with connection.cursor() as cursor:
        cursor.execute(figures_sql(BY_SECTOR, "centre_id, sector_id", False), parameters)
        for centre, sector, *figures in cursor.fetchall():
            found.setdefault(centre, {})[sector] = Figures(*figures)
    return found


@cache
def figures_sql(grain: Grain, column: str, chosen: bool) -> str:
    """SQL for the figures by `column` (or several), a row each, in the order of the fields of `Figures`.

    Each of the two evenings is the last closed evening's total, the daily sums after it, and the fresh bookings.
    """
    only = "AND centre_id = ANY(%(centres)s)" if chosen else ""
    return f"""
        WITH evening AS (
            SELECT day, sign, (
                SELECT max(day) FROM statistics_closedday WHERE grain = %(grain)s AND day <= wanted.day
            ) AS closed
            FROM (VALUES (%(eve)s::date, -1), (%(last)s::date, 1)) AS wanted (day, sign)
        ), part AS (
            SELECT sign, {column}, channel, {METRICS}
            FROM evening JOIN {grain.table} AS total ON total.day = evening.closed {only}
            UNION ALL
            SELECT sign, {column}, channel, {METRICS}
            FROM evening JOIN statistics_dailysum AS booked
                ON booked.day > coalesce(evening.closed, '-infinity') AND booked.day <= evening.day {only}
            UNION ALL
            SELECT sign, {column}, channel, {METRICS}
            FROM evening JOIN statistics_booking AS fresh ON fresh.day <= evening.day {only}
        )
        SELECT {column}, {", ".join(figure_sql(SOURCES[name]) for name in FIGURE_FIELDS)}
        FROM part GROUP BY {column}
    """


def figure_sql(source: Source) -> str:
    """The sum that one figure is, over parts of both evenings: `sign` is -1 on the eve and 1 on the last evening."""
    counted = f"{source.metric} - {source.less}" if source.less else str(source.metric)
    conditions = {When.STANDS: ["sign = 1"], When.STOOD: ["sign = -1"], When.HAPPENED: []}[source.when]
    if source.channel is not None:
        conditions.append(f"channel = {source.channel}")
    total = f"sum(sign * ({counted}))" if source.when is When.HAPPENED else f"sum({counted})"
    return f"coalesce({total} FILTER (WHERE {' AND '.join(conditions)}), 0)" if conditions else total
