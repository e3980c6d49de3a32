"""The year's table for everybody: by centre and by sector, small cells left out (`disclosure`), nothing personal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.disclosure import left_out
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row, Table
from motcua.statistics.rules.unknowns import Equation

PUBLISHED = (
    "received",
    "received_online",
    "carried_over",
    "moved",
    "total",
    "early",
    "on_time",
    "in_time",
    "late",
    "without_due",
    "resolved",
    "in_term",
    "overdue",
)
"""The figures that are published, by their code (`COLUMNS`)."""
SUMS = (
    ("total", ("received", "carried_over", "moved")),
    ("in_time", ("early", "on_time")),
    ("resolved", ("in_time", "late", "without_due")),
    ("total", ("resolved", "in_term", "overdue")),
)
"""What adds up within a row."""

RATES = tuple(each for each in DEFINITIONS if {each.numerator, each.denominator} <= set(PUBLISHED))
"""The rates that are published: those whose numerator and denominator are."""


class Group(StrEnum):
    """What a line of the published table is about."""

    CENTRE = "centre"
    LEVEL = "level"
    SECTOR = "sector"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its figures in the order of `PUBLISHED`, None where left out; rates by definition, None as well."""

    group: Group
    code: str
    name: str
    level: str
    figures: tuple[int | None, ...]
    rates: tuple[str | None, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The codes of the figures that are not shown, because they are small or would tell a small one."""
        return tuple(code for code, value in zip(PUBLISHED, self.figures, strict=True) if value is None)


def published_period(year: int, *, today: date) -> Period | None:
    """The days of a year that are published: all of it, once it is over. None before.

    Once and whole, so that there is no former table to subtract: a month's or a quarter's difference would tell the
    small cells that both leave out (docs/adr/0004-statistics-as-deltas.md).
    """
    return Period(date(year, 1, 1), date(year, 12, 31)) if year < today.year else None


@lru_cache(maxsize=8)
def open_lines(by_centre: Table, by_sector: Table) -> tuple[Line, ...]:
    """The lines to publish of one period's two tables, protected together, since they share their total.

    What nothing happened in has no line. Kept for the last tables asked for.
    """
    told = [(group, row) for group, row in _rows(by_centre, by_sector) if not row.is_empty]
    values = {
        (group, row.code or row.level, code): getattr(row.figures, code) for group, row in told for code in PUBLISHED
    }
    hidden = left_out(values, list(_equations(told)), {cell for cell in values if cell[0] in (Group.LEVEL, Group.ALL)})
    return tuple(_line(group, row, hidden) for group, row in told)


type Cell = tuple[Group, str, str]
"""A group, the code of its row (of a sum: its level), and of the figure."""


def _rows(by_centre: Table, by_sector: Table) -> Iterable[tuple[Group, Row]]:
    yield from ((Group.CENTRE, row) for row in by_centre.rows)
    yield from ((Group.LEVEL, row) for row in by_centre.groups)
    yield from ((Group.SECTOR, row) for row in by_sector.rows)
    yield Group.ALL, by_centre.total


def _equations(told: Sequence[tuple[Group, Row]]) -> Iterable[Equation[Cell]]:
    for group, row in told:
        key = row.code or row.level
        for whole, parts in SUMS:
            yield {(group, key, whole): -1} | {(group, key, part): 1 for part in parts}
    levels = [row.level for group, row in told if group is Group.LEVEL]
    for code in PUBLISHED:
        for level in levels:
            of_level = [row.code for group, row in told if group is Group.CENTRE and row.level == level]
            yield {(Group.LEVEL, level, code): -1} | {(Group.CENTRE, centre, code): 1 for centre in of_level}
        yield {(Group.ALL, "", code): -1} | {(Group.LEVEL, level, code): 1 for level in levels}
        sectors = [row.code for group, row in told if group is Group.SECTOR]
        if sectors:
            yield {(Group.ALL, "", code): -1} | {(Group.SECTOR, sector, code): 1 for sector in sectors}


def _line(group: Group, row: Row, hidden: frozenset[Cell]) -> Line:
    key = row.code or row.level
    shown = {code: None if (group, key, code) in hidden else getattr(row.figures, code) for code in PUBLISHED}
    return Line(
        group=group,
        code=row.code,
        name=row.name,
        level=row.level,
        figures=tuple(shown.values()),
        rates=tuple(
            rate.digits if _is_told(rate.definition.numerator, shown, rate.definition.denominator) else None
            for rate in row.rates
            if rate.definition in RATES
        ),
    )


def _is_told(numerator: str, shown: dict[str, int | None], denominator: str) -> bool:
    """A rate is shown only where both its numbers are: it would tell the missing one."""
    return shown.get(numerator) is not None and shown.get(denominator) is not None


HEADINGS = ("group", "code", "name", "level", *PUBLISHED, *(f"rate_{d.code}_percent" for d in RATES), "left_out")


def open_table_lines(lines: Iterable[Line]) -> list[list[str]]:
    """The headings and a line each; empty where left out, and where a rate has nothing to divide by."""
    return [
        list(HEADINGS),
        *(
            [
                line.group.value,
                line.code,
                line.name,
                line.level,
                *("" if value is None else str(value) for value in line.figures),
                *(value or "" for value in line.rates),
                " ".join(line.left_out),
            ]
            for line in lines
        ),
    ]


def open_table_document(lines: Iterable[Line], period: Period) -> dict[str, Any]:
    """Plain values for JSON, with what each column and rate means."""
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "columns": {code: {"vi": COLUMNS[code].title.vi, "en": COLUMNS[code].title.en} for code in PUBLISHED},
        "rates": {
            d.code: {
                "name": {"vi": d.name.vi, "en": d.name.en},
                "numerator": d.numerator,
                "denominator": d.denominator,
                "law": d.law,
            }
            for d in RATES
        },
        "rows": [
            {
                "group": line.group,
                "code": line.code or None,
                "name": line.name or None,
                "level": line.level or None,
                "figures": dict(zip(PUBLISHED, line.figures, strict=True)),
                "rates_percent": dict(zip((d.code for d in RATES), line.rates, strict=True)),
                "left_out": list(line.left_out),
            }
            for line in lines
        ],
    }
