"""What the pages of ratings need to be drawn."""

from dataclasses import dataclass
from decimal import Decimal

from motcua.web.figures import Period


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A unit or an officer. `scores`: the indicator's heading and the score, None where there is nothing to go by.

    `reach` is the band that the skipped indicators could still bring, "" where it is the same. `address` leads to the
    officers of the unit for those who may see them, "" for others.
    """

    name: str
    dossiers: int
    scores: tuple[tuple[str, Decimal | None], ...]
    total: Decimal | None
    possible: int
    band: str
    reach: str
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
