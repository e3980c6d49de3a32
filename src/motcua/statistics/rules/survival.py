"""Percentiles of durations when some dossiers are still open: the product-limit estimate (Kaplan and Meier, 1958).

An average of closed dossiers flatters: what takes long is still open. Here an open dossier counts for every day that
it has lived, and no longer. Worked case: five dossiers, ended after 1, 2 and 3 days, two open since 2 and 10 days ago.
After one day 4/5 are left; after two 4/5 × 3/4 = 3/5; the one open since two days leaves; after three 3/5 × 1/2 = 3/10.
So the median is 3 days; of the closed ones alone it would be 2. The 90th percentile cannot be told yet: over 10 days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

HALF, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Percentile:
    """`days` within which the share of dossiers ended; where `is_more`, it takes longer than the days seen so far."""

    days: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Survival:
    """`ended_within`: (days, estimated share ended within them, between 0 and 1), rising; `longest`: days seen."""

    ended_within: tuple[tuple[int, float], ...]
    longest: int
    ended: int
    pending: int

    def percentile(self, share: Fraction) -> Percentile | None:
        """The fewest days within which at least `share` of all dossiers end; None where there are no dossiers."""
        if not self.ended and not self.pending:
            return None
        for days, reached in self.ended_within:
            if reached >= float(share) - ROUNDING:
                return Percentile(days)
        return Percentile(self.longest, is_more=True)


def estimate(ended: Mapping[int, int], pending: Mapping[int, int]) -> Survival:
    """The estimate from how many ended after so many days, and how many are open at the age of so many days.

    One that is open at the age of d days has not ended within d: on the same day, endings come before it leaves.
    """
    days = sorted({day for counts in (ended, pending) for day, number in counts.items() if number > 0})
    at_risk = sum(ended.values()) + sum(pending.values())
    total = Survival((), days[-1] if days else 0, sum(ended.values()), sum(pending.values()))
    left = 1.0
    steps: list[tuple[int, float]] = []
    for day in days:
        gone, leaving = ended.get(day, 0), pending.get(day, 0)
        if gone:
            left *= (at_risk - gone) / at_risk
            steps.append((day, 1 - left))
        at_risk -= gone + leaving
    return Survival(tuple(steps), total.longest, total.ended, total.pending)
