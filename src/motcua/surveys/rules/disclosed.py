"""What is told of a quarter's answers: sums by centre and by procedure, in which nobody can be told apart.

The counts of one to four are left out, and others with them that would give those away (`statistics/rules/disclosure`).
Only finished quarters are told, whole: yesterday's table and today's, or one month less, never tell of one person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.statistics.rules.disclosure import SMALL, Equation, left_out
from motcua.surveys.rules.answers import SATISFIED, Level

WHOLE, REST = "all", ""
type Cell = tuple[str, str, int]
"""Group ("centre", "procedure", "all"), code, level; level 0 is the number of answers."""


@dataclass(frozen=True, slots=True)
class Line:
    """One centre, procedure, or all. None is what is left out; `levels` from very dissatisfied to very satisfied."""

    code: str
    answers: int | None
    levels: tuple[int | None, ...]

    @property
    def satisfied(self) -> Fraction | None:
        """The share of those satisfied or very satisfied; None where it cannot be told."""
        counts = [self.levels[level - 1] for level in SATISFIED]
        if not self.answers or any(count is None for count in counts):
            return None
        return Fraction(sum(count or 0 for count in counts), self.answers)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A quarter as it is told."""

    whole: Line
    centres: tuple[Line, ...]
    procedures: tuple[Line, ...]


def disclose(by_centre: Mapping[tuple[str, int], int], by_procedure: Mapping[tuple[str, int], int]) -> Satisfaction:
    """From how many answers there are of each level by centre and by procedure (the same answers, summed twice).

    Centres and procedures with fewer than five answers are told together, as the line without a code.
    """
    by_centre, by_procedure = _few_together(by_centre), _few_together(by_procedure)
    values: dict[Cell, int] = {}
    equations: list[Equation[Cell]] = []
    groups = {"centre": by_centre, "procedure": by_procedure}
    codes = {group: sorted({code for code, _level in counts}) for group, counts in groups.items()}
    for group, counts in groups.items():
        for code in codes[group]:
            for level in Level:
                values[group, code, level] = counts.get((code, level), 0)
            values[group, code, 0] = sum(values[group, code, level] for level in Level)
            equations.append(_sum_of(((group, code, level) for level in Level), (group, code, 0)))
    for level in (0, *Level):
        values[WHOLE, WHOLE, level] = sum(values["centre", code, level] for code in codes["centre"])
        for group in groups:
            if codes[group]:
                equations.append(_sum_of(((group, code, level) for code in codes[group]), (WHOLE, WHOLE, level)))
    equations.append(_sum_of(((WHOLE, WHOLE, level) for level in Level), (WHOLE, WHOLE, 0)))
    hidden = left_out(values, equations, {cell for cell in values if cell[0] == WHOLE or cell[2] == 0})

    def line(group: str, code: str) -> Line:
        told = [None if (group, code, n) in hidden else values[group, code, n] for n in (0, *Level)]
        return Line(code, told[0], tuple(told[1:]))

    lines = {group: tuple(line(group, code) for code in codes[group]) for group in groups}
    return Satisfaction(line(WHOLE, WHOLE), lines["centre"], lines["procedure"])


def _few_together(counts: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    totals: dict[str, int] = {}
    for (code, _level), number in counts.items():
        totals[code] = totals.get(code, 0) + number
    together: dict[tuple[str, int], int] = {}
    for (code, level), number in counts.items():
        key = (code if totals[code] >= SMALL else REST, level)
        together[key] = together.get(key, 0) + number
    return together


def _sum_of(parts: Iterable[Cell], whole: Cell) -> Equation[Cell]:
    return dict.fromkeys(parts, 1) | {whole: -1}
