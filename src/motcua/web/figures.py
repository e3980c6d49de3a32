"""The figures that screens show: each is a number with the address of the dossiers behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils.functional import Promise

from motcua.statistics.rules import periods


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of dossiers; `address` opens exactly these dossiers under the same title, "" where there are none."""

    title: str
    value: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure by another."""

    part: Figure
    whole: Figure

    @property
    def value(self) -> Fraction | None:
        """None when there is nothing to divide by, shown as "không phát sinh"."""
        return Fraction(self.part.value, self.whole.value) if self.whole.value else None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown with both its numbers."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """Between 0 and 1; None when there is nothing to divide by, shown as "không phát sinh"."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included, as the dossiers stood at `as_of`."""

    first: date
    last: date
    as_of: datetime


def period_as_of(asked: periods.Period, now: datetime) -> Period:
    """The period as a page tells it."""
    return Period(asked.first, asked.last, asked.as_of(now))


@dataclass(frozen=True, slots=True)
class OnTimeRate:
    """One of the three on-time definitions (A, B, C): its formula, its law and the law's days, and what it gives.

    `ratios` are by place, in the order of the report's `rated`; `places` is how many decimals the definition prints.
    """

    letter: str
    name: str | Promise
    formula: str | Promise
    law: str
    in_force: str
    places: int
    ratios: tuple[tuple[str, Ratio], ...]
