"""What the pages of ratings need to be drawn."""

from dataclasses import dataclass
from decimal import Decimal

from motcua.web.figures import Figure, Period, Ratio


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A unit or an officer. `scores`: the indicator's heading and the score, None where there is nothing to go by.

    `reach` is the band that the skipped indicators could still bring, "" where it is the same. `address` leads to the
    officers of the unit for those who may see them, "" for others. `behind`: the dossiers that speak for it; where the
    numbers of its scores stand, says `detail`.
    """

    name: str
    scores: tuple[tuple[str, Decimal | None], ...]
    total: Decimal | None
    possible: int
    band: str
    reach: str
    behind: Figure
    detail: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """An indicator as the page explains it."""

    number: int
    name: str
    scale: str
    note: str
    no_source: str


@dataclass(frozen=True, slots=True)
class RatingPage:
    """Ratings of one period; `most` is what all indicators could come to, `bands` each band from its points on."""

    scope: str
    period: Period
    in_force: bool
    rows: tuple[RatingRow, ...]
    indicators: tuple[IndicatorWords, ...]
    bands: tuple[tuple[Decimal, str], ...]
    most: int

    @property
    def rated(self) -> tuple[RatingRow, ...]:
        """Those that any dossier speaks for, the best first."""
        return tuple(row for row in self.rows if row.behind.value)

    @property
    def unrated(self) -> tuple[RatingRow, ...]:
        return tuple(row for row in self.rows if not row.behind.value)


@dataclass(frozen=True, slots=True)
class ScoreDetail:
    """The numbers of one score: dossiers with 2, 1 and 0 points (with the words of each), or what is divided by what.

    `lack` says why there is no score, "" where there is one.
    """

    number: int
    name: str
    scale: str
    score: Decimal | None
    points: tuple[tuple[int, Figure], ...] = ()
    ratios: tuple[tuple[str, Ratio], ...] = ()
    alone: tuple[Figure, ...] = ()
    lack: str = ""


@dataclass(frozen=True, slots=True)
class RatingDetail:
    """What the rating of one unit, or of one officer, was made of."""

    name: str
    scope: str
    period: Period
    behind: Figure
    total: Decimal | None
    possible: int
    most: int
    band: str
    scores: tuple[ScoreDetail, ...]
