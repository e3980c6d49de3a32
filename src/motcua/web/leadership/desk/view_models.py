"""What the desk's pages need to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise

from motcua.statistics.rules.survival import Percentile
from motcua.web.figures import Figure, OnTimeRate, Period, Ratio
from motcua.web.leadership.view_models import Choice


@dataclass(frozen=True, slots=True)
class Chart:
    """`data`: plain values for charts.js; `told`: what the picture shows, for those who do not see it."""

    name: str
    title: str
    told: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure and the same one a year before."""

    now: Figure
    before: Figure


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One line of the trend. `label` is the month; the last one may go up to today only."""

    label: str
    figures: tuple[Figure, ...]
    ratios: tuple[tuple[str, Ratio], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the map: its rate, how it is coloured (0 none arose, 1 lowest to 5 highest), and its report."""

    name: str
    ratio: Ratio
    shade: int
    address: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Tiles of one district, or, without a name, all of a level."""

    name: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class MapPart:
    """One level of units. `is_placed`: each tile has its place in a scheme of the province."""

    title: str
    is_placed: bool
    groups: tuple[TileGroup, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The desk's first page."""

    scope: str
    period: Period
    before: Period
    is_current: bool
    today: tuple[Compared, ...]
    year: tuple[Compared, ...]
    told_of: tuple[str, ...]
    rates: tuple[OnTimeRate, ...]
    headings: tuple[str, ...]
    months: tuple[MonthRow, ...]
    charts: tuple[Chart, ...]
    map: tuple[MapPart, ...]
    rate: str
    places: int
    legend: tuple[tuple[int, str], ...]
    foldings: tuple[Choice, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Open dossiers of one age. `label` tells the working days."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Quantile:
    """In how many days half, or nine tenths, of the dossiers accepted in a span end; None: there are none."""

    label: str | Promise
    now: Percentile | None
    before: Percentile | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The estimated share of dossiers that end within so many days."""

    days: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class StageRow:
    """Where time goes: days (24 hours) a dossier lies in a stage, those still there included."""

    name: str | Promise
    is_waiting: bool
    total_days: Fraction
    each_days: Fraction | None
    finished: int
    standing: int


@dataclass(frozen=True, slots=True)
class UnitTime:
    """The same for a centre: worked on there and waiting for applicants, for each dossier that left a stage of work."""

    name: str
    work_days: Fraction
    waiting_days: Fraction
    ended: int
    each_days: Fraction | None


@dataclass(frozen=True, slots=True)
class OfficerRow:
    name: str
    stage: str | Promise
    finished: int
    each_days: Fraction


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A centre with late or overdue dossiers, and in which stages the overdue ones lie."""

    name: str
    late: Figure
    overdue: Figure
    where: tuple[tuple[str | Promise, int], ...]
