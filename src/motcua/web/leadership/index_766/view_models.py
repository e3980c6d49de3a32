"""What the pages of the index need to be drawn."""

from dataclasses import dataclass
from fractions import Fraction

from motcua.indices.rules.results import Sum
from motcua.web.figures import Period, Ratio


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator. Where `lack` is not "", it says in words why there is no number.

    `days` is of the indicator that compares times: average days taken and given, and the dossiers meant.
    """

    code: str
    name: str
    formula: str
    law: str
    notes: tuple[str, ...]
    lack: str
    ratio: Ratio | None
    days: tuple[Fraction, Fraction, Fraction] | None
    points: Fraction | None
    most: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class GroupRows:
    """One of the six groups."""

    name: str
    sum: Sum
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A centre: the shares that can be compared, in the order of the page's `compared`; `address` is its own index."""

    name: str
    address: str
    ratios: tuple[tuple[str, Ratio], ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The index of a scope in a period; `in_force` says whether the decision was on the last day of the period."""

    scope: str
    period: Period
    in_force: bool
    groups: tuple[GroupRows, ...]
    sum: Sum
    compared: tuple[str, ...]
    units: tuple[UnitRow, ...]
    csv_address: str
