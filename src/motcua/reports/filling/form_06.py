"""Biểu 06 and II.06a, from the bookings: no dossier is looked at."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from motcua.catalogue.models import Sector
from motcua.organisation.models import ServiceCentre
from motcua.reports.rules.filled import Line, LineKind, Place
from motcua.reports.rules.form import Value
from motcua.reports.rules.form_06 import TABLE
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import figures_by_centre_and_sector, sector_table, seed_table, working_in
from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row, Table
from motcua.territory.rules.units import Level

PARTS = (
    (Level.PROVINCE, "A", "Thủ tục hành chính cấp tỉnh"),
    (Level.DISTRICT, "B", "Thủ tục hành chính cấp huyện"),
    (Level.COMMUNE, "C", "Thủ tục hành chính cấp xã"),
)
TOTAL = "Tổng cộng"
CODES = tuple(column.code for column in TABLE)
CELLS = attrgetter(*CODES)

type Lines = tuple[tuple[Line, ...], Figures]


def fill_province(wanted: Wanted, days: Period, in_own_words: bool) -> Lines:
    """A by sector, B and C by unit (the districts until they were abolished on 30/06/2025), and the total."""
    table = seed_table(days)
    working = frozenset(ServiceCentre.objects.filter(working_in(days)).values_list("code", flat=True))
    lines = [line for part in PARTS for line in _part(*part, table, working, days)]
    return (*lines, _line(LineKind.TOTAL, "", "", TOTAL, table.total.figures, Place())), table.total.figures


def _part(level: Level, letter: str, title: str, table: Table, working: frozenset[str], days: Period) -> Iterator[Line]:
    """A part with its lines; nothing where no unit of the level worked in the period or had anything left."""
    rows = [row for row in table.rows if row.level == level and (row.code in working or not row.is_empty)]
    if not rows:
        return
    figures = sum_of(row.figures for row in rows)
    yield _line(LineKind.SECTION, letter, level, title, figures, Place(part=level))
    below = _sectors(rows, days) if level is Level.PROVINCE else _units(rows)
    for number, (code, name, figures, place) in enumerate(below, start=1):
        yield _line(LineKind.LINE, str(number), code, name, figures, place)


def _units(rows: Iterable[Row]) -> Iterator[tuple[str, str, Figures, Place]]:
    for row in rows:
        yield row.code, row.name, row.figures, Place(part=row.code)


def _sectors(centres: list[Row], days: Period) -> Iterator[tuple[str, str, Figures, Place]]:
    """The sectors of each provincial centre; where there are several, with the centre's name."""
    for centre in centres:
        for row in sector_table(days, centre.code, alone=True).rows:
            if not row.is_empty:
                name = row.name if len(centres) == 1 else f"{row.name} ({centre.name})"
                place = Place(centre.code, "sector", row.code, alone=True)
                yield f"{centre.code}/{row.code}", name, row.figures, place


def fill_unit(wanted: Wanted, days: Period, in_own_words: bool) -> Lines:
    """A unit by sector, and the total. A sector in which nothing happened has no line."""
    unit, alone = wanted.unit, not wanted.below
    return _by_sector(sector_table(days, unit, alone=alone).rows, unit, alone)


def fill_each_unit(centres: Iterable[ServiceCentre], days: Period) -> Iterator[tuple[ServiceCentre, Lines]]:
    """II.06a of each centre by itself, all of them from one read."""
    figures = figures_by_centre_and_sector(days)
    sectors = list(Sector.objects.order_by("name_sort", "code"))
    for centre in centres:
        here = figures.get(centre.pk, {})
        rows = [Row(each.code, each.name, "", here[each.pk]) for each in sectors if each.pk in here]
        yield centre, _by_sector(rows, centre.code, True)


def _by_sector(rows: Sequence[Row], unit: str, alone: bool) -> Lines:
    """The lines of sectors and their total."""
    whole = sum_of(row.figures for row in rows) if rows else Figures()
    lines = [
        _line(LineKind.LINE, str(number), row.code, row.name, row.figures, Place(unit, "sector", row.code, alone))
        for number, row in enumerate((row for row in rows if not row.is_empty), start=1)
    ]
    return (*lines, _line(LineKind.TOTAL, "", "", TOTAL, whole, Place(unit, "sector", "", alone))), whole


def _line(kind: LineKind, ordinal: str, code: str, name: str, figures: Figures, place: Place) -> Line:
    return Line(kind, ordinal, code, name, values_of(figures), place)


def values_of(figures: Figures) -> dict[str, Value]:
    """The cells of a line."""
    return dict(zip(CODES, CELLS(figures), strict=True))
