"""How exact a share of a sample is, at 95 %.

- One criterion, one answer a person: Wilson's interval of f satisfied among n.
  (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96. 8 of 10: 49.0–94.3 %.
- A factor or the whole pools several answers of each person, and strata were asked at different rates: the combined
  ratio R = Σ W·x̄ ÷ Σ W·m̄ over strata, W the stratum's share of the frame, x̄ and m̄ a person's satisfied and valid
  answers on average. Its variance is Σ W² (1 − n/N) s² ÷ n ÷ (Σ W·m̄)², s² of the residuals x − R·m of people.

Figures are estimates for reading and are floats; what is counted stays a numerator and a denominator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.96


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its lower and upper bound, from 0 to 1. `error` is the standard error, None for Wilson's."""

    share: float
    low: float
    high: float
    error: float | None = None


def wilson(part: int, whole: int) -> Interval | None:
    """None where there is nothing to divide by."""
    if not whole:
        return None
    share = part / whole
    middle = (share + Z**2 / (2 * whole)) / (1 + Z**2 / whole)
    half = Z / (1 + Z**2 / whole) * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True, slots=True)
class Moments:
    """A stratum: people in the frame, people who answered, and over these the sums of x, m, x², x·m and m²."""

    frame: int
    people: int
    x: int
    m: int
    xx: int
    xm: int
    mm: int


def combined_ratio(strata: Sequence[Moments]) -> Interval | None:
    """None where nobody answered, or only one of a stratum did, of whose spread nothing is known."""
    there = [stratum for stratum in strata if stratum.people]
    frame = sum(stratum.frame for stratum in there)
    if not frame or any(stratum.people < 2 for stratum in there):
        return None
    weights = [stratum.frame / frame for stratum in there]
    valid = sum(w * s.m / s.people for w, s in zip(weights, there, strict=True))
    if not valid:
        return None
    ratio = sum(w * s.x / s.people for w, s in zip(weights, there, strict=True)) / valid
    variance = sum(w**2 * _spread(s, ratio) for w, s in zip(weights, there, strict=True)) / valid**2
    error = sqrt(max(0.0, variance))
    return Interval(ratio, max(0.0, ratio - Z * error), min(1.0, ratio + Z * error), error)


def _spread(s: Moments, ratio: float) -> float:
    squares = s.xx - 2 * ratio * s.xm + ratio**2 * s.mm
    mean = (s.x - ratio * s.m) / s.people
    return max(0.0, 1 - s.people / s.frame) * (squares - s.people * mean**2) / (s.people - 1) / s.people
