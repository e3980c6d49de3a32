"""What is told of a quarter's answers, so that nobody's answer can be told.

- Only finished quarters, whole: yesterday's table and today's, or one month less, never tell of one person.
- A centre or procedure is told from five answers on: how many there are, and the share of the satisfied. Those with
  fewer are told together, with the smallest of the others where they are still fewer than five.
- The five levels are told of all answers together; counts of one to four are left out, and others with them that would
  give those away (`statistics/rules/disclosure`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.statistics.rules.disclosure import SMALL, left_out
from motcua.surveys.rules.answers import SATISFIED, Level

REST = ""
type Counts = Mapping[tuple[str, int], int]
"""How many answers there are, by code and level."""


@dataclass(frozen=True, slots=True)
class Line:
    """A centre or procedure, or (code `REST`) several together: at least five answers, and those satisfied of them."""

    code: str
    answers: int
    satisfied: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.satisfied, self.answers)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A quarter as it is told. `whole` is None where fewer than five answered; a level is None where it is left out."""

    is_empty: bool
    whole: Line | None
    levels: tuple[int | None, ...]
    centres: tuple[Line, ...]
    procedures: tuple[Line, ...]


def disclose(by_centre: Counts, by_procedure: Counts) -> Satisfaction:
    """From the answers of a quarter, summed twice."""
    levels = {level: sum(n for (_code, at), n in by_centre.items() if at == level) for level in Level}
    number = sum(levels.values())
    if number < SMALL:
        return Satisfaction(number == 0, None, (None,) * len(Level), (), ())
    everything = dict.fromkeys(Level, 1)
    hidden = left_out(levels, [everything, dict.fromkeys(SATISFIED, 1)])
    return Satisfaction(
        False,
        Line("all", number, sum(levels[level] for level in SATISFIED)),
        tuple(None if level in hidden else levels[level] for level in Level),
        tuple(_lines(by_centre)),
        tuple(_lines(by_procedure)),
    )


def _lines(counts: Counts) -> Iterable[Line]:
    lines: dict[str, Line] = {}
    for (code, level), number in counts.items():
        before = lines.get(code, Line(code, 0, 0))
        lines[code] = Line(code, before.answers + number, before.satisfied + (number if level in SATISFIED else 0))
    ordered = sorted((line for line in lines.values() if line.answers), key=lambda line: (line.answers, line.code))
    few = [line for line in ordered if line.answers < SMALL]
    many = ordered[len(few) :]
    while few and many and sum(line.answers for line in few) < SMALL:
        few.append(many.pop(0))
    yield from sorted(many, key=lambda line: (-line.answers, line.code))
    if few:
        yield Line(REST, sum(line.answers for line in few), sum(line.satisfied for line in few))
