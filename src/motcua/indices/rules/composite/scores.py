"""What an assessment comes to: index = points ÷ most × 100, two decimals, half up; a field's index the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.indices.rules.composite.criteria import Criteria, Criterion, NotApplicable


@dataclass(frozen=True, slots=True)
class Total:
    """Points got of the most that could be got."""

    points: Fraction
    most: Fraction

    @property
    def hundredths(self) -> int | None:
        """The index × 100, rounded half up: 85.125 of 100 is 8513 (85.13). None where nothing applies."""
        if not self.most:
            return None
        exact = self.points / self.most * 10_000
        return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def total_of(criteria: Criteria, scores: Mapping[str, Fraction], absent: Iterable[str] = ()) -> Total:
    """All fields together. `absent`: codes of criteria that do not apply to the subject."""
    gone = frozenset(absent)
    totals = [field_total(each, scores, gone, criteria.not_applicable) for each in criteria.fields]
    return Total(sum((each.points for each in totals), Fraction(0)), sum((each.most for each in totals), Fraction(0)))


def field_total(node: Criterion, scores: Mapping[str, Fraction], absent: frozenset[str], rule: NotApplicable) -> Total:
    """One node: what is not scored yet counts 0; what does not apply as the set's rule says."""
    points, most = Fraction(0), Fraction(0)
    for leaf in node.leaves():
        if leaf.code in absent and rule is NotApplicable.EXCLUDED:
            continue
        points += leaf.most if leaf.code in absent else scores.get(leaf.code, Fraction(0))
        most += leaf.most
    return Total(points, most)
