"""Scores and bands of units and officers (TT 01/2018/TT-VPCP Art 13–15).

An indicator's score is the sum of its dossiers' scores by the number of dossiers, to 1 decimal. Indicators without data
are skipped, as the circular says; the band is then that of the rest, and `reach` says how high it could be with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from motcua.indices.rules.rating_indicators import MOST_EACH, RATING_INDICATORS
from motcua.kernel.numbers import ratio_digits
from motcua.statistics.rules.definitions import Words
from motcua.territory.rules.units import Level


@dataclass(frozen=True, slots=True)
class Tally:
    """How many dossiers got 2, 1 and 0 points."""

    two: int = 0
    one: int = 0
    none: int = 0

    @property
    def dossiers(self) -> int:
        return self.two + self.one + self.none

    @property
    def score(self) -> Decimal | None:
        """To 1 decimal, half up; None without dossiers. 3 early, 1 on time and 1 late: 7 ÷ 5 = 1.4."""
        return one_decimal(Fraction(2 * self.two + self.one, self.dossiers)) if self.dossiers else None


TALLIES: dict[int, tuple[str, str, str]] = {
    1: ("early", "on_time", "late"),
    2: ("steps_early", "steps_on_time", "steps_late"),
    3: ("never_asked", "asked_once", "asked_more"),
    4: ("never_asked", "asked", ""),
}
"""Of the indicators that score each dossier: what gets 2, 1 and 0 points ("": nothing does)."""


def tally_of(number: int, counts: Mapping[str, int]) -> Tally:
    """The tally of one of these indicators from the counts by name."""
    return Tally(*(counts.get(name, 0) for name in TALLIES[number]))


def one_decimal(value: Fraction) -> Decimal:
    """Half up, away from 0: 1.25 is 1.3."""
    return Decimal(ratio_digits(value.numerator, value.denominator, 1))


FOUR_STEPS = {Level.PROVINCE: Fraction(1, 5), Level.DISTRICT: Fraction(1, 2), Level.COMMUNE: Fraction(1)}


def score_four_steps(level: str, done: int, offered: int) -> Decimal | None:
    """Indicator 5 of a unit that offers procedures, of which `done` in four steps; None where it offers none."""
    if not offered:
        return None
    return Decimal(2 if Fraction(done, offered) >= FOUR_STEPS[Level(level)] else 1)


@dataclass(frozen=True, slots=True)
class OnlineWork:
    """What indicator 9 looks at: procedures offered and online at level 3 or 4; dossiers received, online, and late."""

    offered: int
    online_procedures: int
    received: int
    received_online: int
    late_online: int


def score_online(work: OnlineWork) -> Decimal | None:
    """Indicator 9; None where nothing was received or is offered."""
    if not work.offered or not work.received:
        return None
    share = Fraction(work.received_online, work.received)
    if Fraction(work.online_procedures, work.offered) < Fraction(1, 5) or share < Fraction(15, 100):
        return Decimal(0)
    return Decimal(2 if share >= Fraction(3, 10) and not work.late_online else 1)


@dataclass(frozen=True, slots=True)
class Band:
    """A band: from `least` points on."""

    least: Decimal
    name: Words


UNIT_BANDS = (
    Band(Decimal(15), Words("Xuất sắc", "Excellent")),
    Band(Decimal(12), Words("Tốt", "Good")),
    Band(Decimal(9), Words("Khá", "Fair")),
    Band(Decimal(6), Words("Trung bình", "Average")),
    Band(Decimal(0), Words("Yếu", "Weak")),
)
OFFICER_BANDS = (
    Band(Decimal(5), Words("Hoàn thành 100 % nhiệm vụ", "100% of the task")),
    Band(Decimal("3.5"), Words("Hoàn thành từ 70 % đến dưới 100 % nhiệm vụ", "70% to less than 100% of the task")),
    Band(Decimal(0), Words("Hoàn thành dưới 70 % nhiệm vụ", "Less than 70% of the task")),
)


@dataclass(frozen=True, slots=True)
class Rating:
    """Scores by indicator (None: nothing to go by), and what they come to."""

    scores: tuple[tuple[int, Decimal | None], ...]
    bands: tuple[Band, ...]

    @property
    def total(self) -> Decimal | None:
        """The sum of the scores there are; None where there is none."""
        told = [score for _, score in self.scores if score is not None]
        return sum(told, Decimal(0)) if told else None

    @property
    def possible(self) -> int:
        """The most that the indicators with a score could come to."""
        return MOST_EACH * sum(score is not None for _, score in self.scores)

    @property
    def most(self) -> int:
        """The most that all indicators could come to: 18 for a unit, 10 for an officer."""
        return MOST_EACH * len(self.scores)

    @property
    def band(self) -> Band | None:
        """The band of what is known."""
        return band_of(self.total, self.bands) if self.total is not None else None

    @property
    def reach(self) -> Band | None:
        """The band that there would be if every skipped indicator had all its points."""
        if self.total is None:
            return None
        return band_of(self.total + self.most - self.possible, self.bands)


def band_of(total: Decimal, bands: tuple[Band, ...]) -> Band:
    """The first band that `total` reaches: 15.0 is excellent, 14.9 good."""
    return next(band for band in bands if total >= band.least)


def unit_rating(scores: Mapping[int, Decimal | None]) -> Rating:
    """The rating of a unit, by all nine indicators."""
    return Rating(tuple((each.number, scores.get(each.number)) for each in RATING_INDICATORS), UNIT_BANDS)


def officer_rating(scores: Mapping[int, Decimal | None]) -> Rating:
    """The rating of an officer, by the indicators 1, 2, 3, 4 and 7."""
    return Rating(
        tuple((each.number, scores.get(each.number)) for each in RATING_INDICATORS if each.of_officers), OFFICER_BANDS
    )
