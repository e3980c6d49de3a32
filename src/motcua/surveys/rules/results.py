"""What a campaign's answers come to, and what of it is told.

An index is (satisfied + very satisfied) ÷ valid answers: a criterion's of its own answers, a factor's of the answers to
all its criteria together, the whole's of all. "No answer" counts in neither (QĐ 2640/QĐ-BNV).

Nobody's answer can be told: a place where fewer than five people answered is left out, as is every share that shows
one to four satisfied or one to four others, in answers or in the people who gave them (one person's many answers make a
pooled share), and whatever would give these away by a difference (`statistics/rules/disclosure`): criteria make up
factors, factors the index, centres their level, levels the whole.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from motcua.kernel.chain import canonical
from motcua.statistics.rules.disclosure import SMALL, left_out
from motcua.statistics.rules.unknowns import Equation
from motcua.surveys.rules.campaign import Campaign, Figure
from motcua.surveys.rules.questionnaire import Factor, Question, criteria

INDEX = "index"
WHOLE = ""
type Cell = tuple[str, str]
"""Scope and item."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Satisfied of valid answers."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Sides:
    """How many people gave a satisfied answer, and how many one that is not; somebody may have given both."""

    satisfied: int = 0
    others: int = 0

    def __add__(self, other: "Sides") -> "Sides":
        return Sides(self.satisfied + other.satisfied, self.others + other.others)

    @property
    def shows_few(self) -> bool:
        """One to four people stand behind a side."""
        return 0 < self.satisfied < SMALL or 0 < self.others < SMALL


def figures_of(
    questions: Sequence[Question],
    counts: Mapping[Cell, Counted],
    people: Mapping[str, int],
    levels: Mapping[str, str],
    sides: Mapping[Cell, Sides],
) -> tuple[Figure, ...]:
    """`counts` by centre and criterion, `people` who answered by centre, `levels` of all centres asked.

    `sides` by centre and factor or index; a criterion has one answer of each person, so its counts are its people.

    Figures in order: the whole with all items, then levels and centres with factors and index. The order in which
    centres are given changes nothing: a recount leaves out what was left out before.
    """
    levels = dict(sorted(levels.items()))
    parents = {f"centre:{centre}": f"level:{level}" for centre, level in levels.items()}
    parents |= {f"level:{level}": WHOLE for level in levels.values()}
    factor_of = {question.code: question.factor.value for question in criteria(questions)}
    cells: dict[Cell, Counted] = {}
    answered: dict[str, int] = {}
    for centre in levels:
        for scope in _up(f"centre:{centre}", parents):
            answered[scope] = answered.get(scope, 0) + people.get(centre, 0)
            for code, factor in factor_of.items():
                answers = counts.get((centre, code), Counted())
                for item in (*((code,) if scope == WHOLE else ()), factor, INDEX):
                    cells[scope, item] = cells.get((scope, item), Counted()) + answers
    behind: dict[Cell, Sides] = {}
    for (centre, item), found in sides.items():
        for scope in _up(f"centre:{centre}", parents):
            behind[scope, item] = behind.get((scope, item), Sides()) + found
    few = _few_people(answered, parents)
    told_by_few = {cell for cell, found in behind.items() if found.shows_few}
    hidden = _hidden(cells, _sums(cells, parents, factor_of), few, told_by_few)
    return tuple(
        Figure(
            scope,
            item,
            None if scope in few else answered[scope],
            *((None, None) if (scope, item) in hidden else (cells[scope, item].part, cells[scope, item].whole)),
        )
        for scope, item in _ordered(cells, questions)
    )


def share_then(then: Campaign, now: Campaign, item: str) -> Fraction | None:
    """The published share of an earlier campaign, to stand beside today's. None where it was left out, and of a
    criterion that was asked in other words: the code alone does not make two questions one."""
    if _words(then, item) != _words(now, item):
        return None
    figures = then.published.figures if then.published else ()
    found = next((each for each in figures if (each.scope, each.item) == (WHOLE, item)), None)
    return Fraction(found.part, found.whole) if found and found.part is not None and found.whole else None


def _words(campaign: Campaign, item: str) -> str:
    """The question of a criterion; "" for the index and the factors, which have none."""
    return next((question.vi for question in criteria(campaign.questions) if question.code == item), "")


def digest_of(figures: Iterable[Figure]) -> str:
    """SHA-256 of the canonical JSON of the figures."""
    rows = [[each.scope, each.item, each.people, each.part, each.whole] for each in figures]
    return sha256(canonical(rows)).hexdigest()


def _up(scope: str, parents: Mapping[str, str]) -> list[str]:
    way = [scope]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return way


def _sums(
    cells: Mapping[Cell, Counted], parents: Mapping[str, str], factor_of: Mapping[str, str]
) -> list[Equation[Cell]]:
    made_of: dict[Cell, list[Cell]] = {}
    for scope, item in cells:
        if item in factor_of:
            made_of.setdefault((scope, factor_of[item]), []).append((scope, item))
        else:
            if item != INDEX:
                made_of.setdefault((scope, INDEX), []).append((scope, item))
            if scope in parents:
                made_of.setdefault((parents[scope], item), []).append((scope, item))
    by_place: list[Equation[Cell]] = []
    for total, parts in made_of.items():
        for same_scope in (True, False):
            some = [part for part in parts if (part[0] == total[0]) is same_scope]
            if some:
                by_place.append(dict.fromkeys(some, 1) | {total: -1})
    return by_place


def _hidden(
    cells: Mapping[Cell, Counted], sums: Sequence[Equation[Cell]], few: frozenset[str], told_by_few: Collection[Cell]
) -> frozenset[Cell]:
    """A share tells both the satisfied and the others: hidden for one, hidden for both."""
    hidden = frozenset(cell for cell in cells if cell[0] in few or cell in told_by_few)
    totals = {cell for equation in sums for cell, n in equation.items() if n < 0}
    while True:
        before = hidden
        for satisfied in (True, False):
            values = {cell: n.part if satisfied else n.whole - n.part for cell, n in cells.items()}
            hidden |= left_out(values, sums, totals, hidden)
        if hidden == before:
            return hidden


def _few_people(answered: Mapping[str, int], parents: Mapping[str, str]) -> frozenset[str]:
    """Places of which nothing is told: few people answered there, or they would give such a one away."""
    sums: dict[str, dict[str, int]] = {}
    for scope, parent in parents.items():
        sums.setdefault(parent, {parent: -1})[scope] = 1
    return left_out(answered, list(sums.values()), set(sums))


def _ordered(cells: Mapping[Cell, Counted], questions: Sequence[Question]) -> list[Cell]:
    items = [INDEX, *Factor, *(question.code for question in criteria(questions))]
    place = {str(item): number for number, item in enumerate(items)}
    kinds = {"": 0, "level": 1, "centre": 2}
    return sorted(cells, key=lambda cell: (kinds[cell[0].partition(":")[0]], cell[0], place[cell[1]]))
