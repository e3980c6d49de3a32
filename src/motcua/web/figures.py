"""The figures that screens show: each is a number with the address of the dossiers behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils.functional import Promise

from motcua.statistics.rules import periods
from motcua.statistics.rules.definitions import Definition
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.rates import rate


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of dossiers; `address` opens exactly these dossiers, "" where nothing stands behind it."""

    value: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown with both its numbers."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """Between 0 and 1; None when there is nothing to divide by, shown as "không phát sinh"."""
        return Fraction(self.part, self.whole) if self.whole else None


def share_under(definition: Definition, figures: Figures) -> Share:
    """What one of the on-time definitions makes of the figures."""
    told = rate(definition, figures)
    return Share(told.numerator, told.denominator)


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

    `shares` are by place, in the order of the report's `rated`; `places` is how many decimals the definition prints.
    """

    letter: str
    name: str | Promise
    formula: str | Promise
    law: str
    in_force: str
    places: int
    shares: tuple[tuple[str, Share], ...]
