"""What is told of a quarter's answers, so that nobody's answer can be told.

- Only finished quarters, whole: yesterday's table and today's, or one month less, never tell of one person.
- A centre or procedure is told from five answers on: how many there are, and the share of the satisfied. Those with
  fewer are told together, with the smallest of the others where they are still fewer than five.
- Number and share together tell how many were satisfied and how many were not: where one of these is one to four, the
  share is left out. The five levels are told of all answers together, counts of one to four left out.
- With all these, others are left out that would give them away by a difference (`statistics/rules/disclosure`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from motcua.statistics.rules.disclosure import SMALL, left_out
from motcua.surveys.rules.answers import SATISFIED, Level

REST = ""
type Counts = Mapping[tuple[str, int], int]
"""How many answers there are, by code and level."""
type Cell = tuple[str, str]
"""A table and the code of its line, or a level."""
ALL = ("all", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A centre or procedure, or (code `REST`) several together: at least five answers, and those satisfied of them.

    `satisfied` is None where it is left out.
    """

    code: str
    answers: int
    satisfied: int | None

    @property
    def share(self) -> Fraction | None:
        return None if self.satisfied is None else Fraction(self.satisfied, self.answers)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A quarter as it is told. `whole` is None where fewer than five answered; a level is None where it is left out."""

    is_empty: bool
    whole: Line | None
    levels: tuple[int | None, ...]
    centres: tuple[Line, ...]
    procedures: tuple[Line, ...]


def disclose(by_centre: Counts, by_procedure: Counts) -> Satisfaction:
    """From the answers of a quarter, summed twice; of visits, which are about no procedure, once."""
    levels = {level: sum(n for (_code, at), n in by_centre.items() if at == level) for level in Level}
    number = sum(levels.values())
    if number < SMALL:
        return Satisfaction(number == 0, None, (None,) * len(Level), (), ())
    whole = _Sums("all", number, sum(levels[level] for level in SATISFIED))
    centres, procedures = tuple(_lines(by_centre)), tuple(_lines(by_procedure))
    told = {ALL: whole}
    told |= {("centre", line.code): line for line in centres}
    told |= {("procedure", line.code): line for line in procedures}
    hidden = _hidden(levels, told)
    return Satisfaction(
        False,
        _told(whole, ALL, hidden),
        tuple(None if ("level", str(level)) in hidden else levels[level] for level in Level),
        tuple(_told(line, ("centre", line.code), hidden) for line in centres),
        tuple(_told(line, ("procedure", line.code), hidden) for line in procedures),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """A line before it is told."""

    code: str
    answers: int
    satisfied: int


def _told(line: _Sums, cell: Cell, hidden: frozenset[Cell]) -> Line:
    return Line(line.code, line.answers, None if cell in hidden else line.satisfied)


def _hidden(levels: Mapping[Level, int], lines: Mapping[Cell, _Sums]) -> frozenset[Cell]:
    """What must not be told: lines, of which neither the satisfied nor the others may be told, and levels."""
    hidden: frozenset[Cell] = frozenset()
    while True:
        before = hidden
        for satisfied in (True, False):
            hidden |= _hidden_of(satisfied, levels, lines, hidden)
        if hidden == before:
            break
    every_level = {("level", str(level)): number for level, number in levels.items()}
    return hidden | left_out(every_level, [dict.fromkeys(every_level, 1)], kept_back=hidden)


def _hidden_of(
    satisfied: bool, levels: Mapping[Level, int], lines: Mapping[Cell, _Sums], hidden: frozenset[Cell]
) -> frozenset[Cell]:
    """The same for the satisfied alone, or the others alone: each table's lines, and the levels, make up the whole."""
    parts = {("level", str(level)): number for level, number in levels.items() if (level in SATISFIED) is satisfied}
    values = parts | {
        cell: line.satisfied if satisfied else line.answers - line.satisfied for cell, line in lines.items()
    }
    tables = [[cell for cell in values if cell[0] == table] for table in ("level", "centre", "procedure")]
    return left_out(values, [dict.fromkeys(table, 1) | {ALL: -1} for table in tables if table], {ALL}, hidden)


def _lines(counts: Counts) -> Iterable[_Sums]:
    lines: dict[str, _Sums] = {}
    for (code, level), number in counts.items():
        before = lines.get(code, _Sums(code, 0, 0))
        more = number if level in SATISFIED else 0
        lines[code] = replace(before, answers=before.answers + number, satisfied=before.satisfied + more)
    ordered = sorted((line for line in lines.values() if line.answers), key=lambda line: (line.answers, line.code))
    few = [line for line in ordered if line.answers < SMALL]
    many = ordered[len(few) :]
    while few and many and sum(line.answers for line in few) < SMALL:
        few.append(many.pop(0))
    yield from sorted(many, key=lambda line: (-line.answers, line.code))
    if few:
        yield _Sums(REST, sum(line.answers for line in few), sum(line.satisfied for line in few))
