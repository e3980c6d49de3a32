"""Likely to be late: of dossiers that once stood as this one does, how many ended late.

A case is a past dossier on one morning: in a stage, with so many working days left to its due date. An open dossier is
compared with the past cases of its procedure at its one-stop, in the same stage with as much time left; where these are
too few, with those of its sector there, then of the one-stop, then of the province. The share that ended late is the
estimate, and nothing else goes into it, so that anybody can count it again. Example: of 40 dossiers of a procedure
that were still in appraisal with 2 working days left, 18 ended late: 45 percent, likely late.

The model learns from dossiers due before a day, the cut, and is tested on the mornings since: what it would have said
then against what became of them. Only time since the due date was last set counts, so a case knew the date it ended by.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

LANDMARKS = (0, 1, 2, 3, 5, 8, 13, 21)
"""Working days left at which past dossiers are looked at; one with 4 left is compared with those that had 3."""
LEAST_CASES = 30
"""A group with fewer past cases says nothing."""
LEAST_LATE = 30
"""With fewer late dossiers to learn from, the whole model says nothing."""
THRESHOLD = Fraction(1, 3)
"""Likely late: one in three or more of the comparable ones ended late."""
BANDS = (Fraction(0), Fraction(1, 20), Fraction(1, 5), THRESHOLD, Fraction(1, 2), Fraction(3, 4), Fraction(1))


class Stage(IntEnum):
    """How far a dossier is. The numbers stand in the database."""

    RECEIVED = 1
    """Accepted, not with its agency yet."""
    WORKING = 2
    """Handed over, and no step finished since."""
    STEP_DONE = 3
    """A step is finished; not decided."""
    DECIDED = 4


class Like(NamedTuple):
    """What makes dossiers comparable. Row numbers; `left` is one of `LANDMARKS`."""

    procedure: int
    sector: int
    centre: int
    stage: int
    left: int


class Level(IntEnum):
    """How fine the group was that an estimate is taken from."""

    PROCEDURE = 1
    SECTOR = 2
    CENTRE = 3
    PROVINCE = 4


class Tally(NamedTuple):
    late: int
    cases: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.late, self.cases)


class Estimate(NamedTuple):
    level: Level
    tally: Tally


type GroupKey = tuple[int, ...]
type Groups = Mapping[GroupKey, Tally]


@dataclass(frozen=True, slots=True)
class Spans:
    """Learnt from dossiers due from `first` on and before `cut`; tested on mornings from `cut` until before `as_of`."""

    first: date
    cut: date
    as_of: date


def spans_on(today: date) -> Spans:
    """The test is on the month before and this one: on 30/10/2018 the cut is 01/09/2018; a year before it is learnt."""
    cut = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return Spans(cut.replace(year=cut.year - 1), cut, today)


def keys_of(like: Like) -> Iterator[tuple[Level, GroupKey]]:
    """The groups that a dossier belongs to, the finest first."""
    yield Level.PROCEDURE, (Level.PROCEDURE, like.procedure, like.centre, like.stage, like.left)
    yield Level.SECTOR, (Level.SECTOR, like.sector, like.centre, like.stage, like.left)
    yield Level.CENTRE, (Level.CENTRE, 0, like.centre, like.stage, like.left)
    yield Level.PROVINCE, (Level.PROVINCE, 0, 0, like.stage, like.left)


def landmark_of(days_left: int) -> int:
    """The landmark at or below: 4 is compared as 3, 30 as 21."""
    return max(mark for mark in LANDMARKS if mark <= days_left)


def fit(cells: Iterable[tuple[Like, Tally]]) -> Groups:
    """The groups that have cases enough, from counts of past cases."""
    late: dict[GroupKey, int] = {}
    cases: dict[GroupKey, int] = {}
    for like, tally in cells:
        for _level, key in keys_of(like):
            late[key] = late.get(key, 0) + tally.late
            cases[key] = cases.get(key, 0) + tally.cases
    return {key: Tally(late[key], number) for key, number in cases.items() if number >= LEAST_CASES}


def estimate(groups: Groups, like: Like) -> Estimate | None:
    """From the finest group that says anything; None: too few past cases."""
    for level, key in keys_of(like):
        if tally := groups.get(key):
            return Estimate(level, tally)
    return None


@dataclass(slots=True)
class Measured:
    """What the model would have said of the tested cases, against what became of them.

    `hits`: warned of and late. `unknown` had no group. `expected` is the sum of the shares given, by band.
    """

    cases: int = 0
    late: int = 0
    warned: int = 0
    hits: int = 0
    unknown: int = 0
    expected: list[Fraction] = field(default_factory=lambda: [Fraction(0)] * (len(BANDS) - 1))
    banded: list[int] = field(default_factory=lambda: [0] * (len(BANDS) - 1))
    banded_late: list[int] = field(default_factory=lambda: [0] * (len(BANDS) - 1))
    by_left: dict[int, list[int]] = field(default_factory=dict)
    """By landmark: cases, late, warned, hits."""


def measure(groups: Groups, cells: Iterable[tuple[Like, Tally]]) -> Measured:
    """Test the fitted groups on cases they have not learnt from."""
    found = Measured()
    expected: dict[tuple[int, int], int] = {}  # by band and denominator: thousands of fractions are slow to add up
    for like, tally in cells:
        told = estimate(groups, like)
        found.cases += tally.cases
        found.late += tally.late
        here = found.by_left.setdefault(like.left, [0, 0, 0, 0])
        here[0] += tally.cases
        here[1] += tally.late
        if told is None:
            found.unknown += tally.cases
            continue
        band, is_warned = said_of(told.tally)
        found.banded[band] += tally.cases
        found.banded_late[band] += tally.late
        of_band = (band, told.tally.cases)
        expected[of_band] = expected.get(of_band, 0) + told.tally.late * tally.cases
        if is_warned:
            found.warned += tally.cases
            found.hits += tally.late
            here[2] += tally.cases
            here[3] += tally.late
    for (band, denominator), numerator in expected.items():
        found.expected[band] += Fraction(numerator, denominator)
    return found


@lru_cache(maxsize=65_536)
def said_of(tally: Tally) -> tuple[int, bool]:
    """The band of a group's share, and whether a dossier of the group is warned of."""
    share = tally.share
    return band_of(share), share >= THRESHOLD


def band_of(share: Fraction) -> int:
    """The place of a share among `BANDS`; a band has its lower end, the last one both."""
    return max(0, min(sum(share >= end for end in BANDS) - 1, len(BANDS) - 2))
