"""What was measured of an indicator, its points, and the points of groups and of the whole.

Three things are kept apart: 0 (it was measured, and none was), nothing to divide by (không phát sinh), and no source
(chưa có nguồn số liệu). Points are exact fractions; two decimals are for print only (QĐ 766/QĐ-TTg).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from motcua.indices.rules.index_766 import INDICATORS
from motcua.indices.rules.indicator import GROUPS, Group, Indicator


@dataclass(frozen=True, slots=True)
class Measured:
    """`part` of `whole`, which is not 0."""

    part: int
    whole: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.part, self.whole)


class Lack(Enum):
    """Why there is no number."""

    NOTHING_AROSE = auto()
    """There was nothing to divide by."""
    NO_SOURCE = auto()
    """The figures are kept nowhere yet."""


type Result = Measured | Lack


def measured(part: int, whole: int) -> Result:
    """The result of dividing; `NOTHING_AROSE` where there is nothing to divide by."""
    return Measured(part, whole) if whole else Lack.NOTHING_AROSE


def points_of(indicator: Indicator, result: Result) -> Fraction | None:
    """The points that a result gets; None where it gets none because it says nothing.

    All from `full_at` on, below it share × points ÷ `full_at`: 3.1 with 40 of 100 procedures has half of its points.
    A share below 0 (what an earlier period counted was undone in this one) gets 0.
    """
    if not isinstance(result, Measured) or indicator.not_scored or not indicator.points:
        return None
    return indicator.points * min(max(result.share / indicator.full_at, Fraction(0)), Fraction(1))


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its result and points (None: it says nothing)."""

    indicator: Indicator
    result: Result
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class Sum:
    """Points got, of `possible` points that could be spoken of, of `most` that there are."""

    points: Fraction
    possible: int
    most: int


@dataclass(frozen=True, slots=True)
class GroupOfLines:
    """A group, its indicators and what they come to."""

    group: Group
    lines: tuple[Line, ...]
    sum: Sum


def index_of(results: Mapping[str, Result]) -> tuple[tuple[GroupOfLines, ...], Sum]:
    """The six groups and the whole, from the results by an indicator's code; one that is missing has no source."""
    groups = []
    for group, (most, _name) in GROUPS.items():
        lines = tuple(_line(each, results.get(each.code, Lack.NO_SOURCE)) for each in INDICATORS if each.group is group)
        groups.append(GroupOfLines(group, lines, sum_of(lines, most)))
    every = [line for each in groups for line in each.lines]
    return tuple(groups), sum_of(every, sum(most for most, _ in GROUPS.values()))


def sum_of(lines: Iterable[Line], most: int) -> Sum:
    """What lines come to. Nothing is re-weighted: the decision does not say so."""
    told = [(line.points, line.indicator.points) for line in lines if line.points is not None]
    return Sum(sum((points for points, _ in told), Fraction(0)), sum(most for _, most in told), most)


def _line(indicator: Indicator, result: Result) -> Line:
    return Line(indicator, result, points_of(indicator, result))
