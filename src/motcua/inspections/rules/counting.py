"""Cases of a period in figures: by kind, stage and outcome, with small counts left out for whoever is not in charge."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.inspections.rules.case import Stage
from motcua.inspections.rules.case_facts import CaseKind, HeadOutcome, Outcome
from motcua.statistics.rules.disclosure import left_out

OPEN = "open"
"""The outcome of a case in which nothing is found yet; of a head, where nothing is or need be decided."""
TOTAL = ("total", "")
CUTS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(CaseKind),
    "stage": tuple(Stage),
    "outcome": (*Outcome, OPEN),
    "head": (*HeadOutcome, OPEN),
}
type Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a case is counted. `outcome` and `head` are "" while nothing is decided."""

    kind: str
    stage: str
    outcome: str
    head: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by cell; a cell that is not shown is None."""

    cells: Mapping[Cell, int | None]

    @property
    def total(self) -> int | None:
        return self.cells[TOTAL]

    @property
    def is_whole(self) -> bool:
        """Nothing is left out."""
        return None not in self.cells.values()


def figures_of(cases: Iterable[Counted], *, all_shown: bool) -> Figures:
    """The figures. Unless `all_shown`, counts of one to four and what would tell them are left out (`disclosure`)."""
    counted: Counter[Cell] = Counter()
    for case in cases:
        counted[TOTAL] += 1
        for cut in CUTS:
            counted[cut, getattr(case, cut) or OPEN] += 1
    values = {TOTAL: counted[TOTAL]} | {
        (cut, name): counted[cut, name] for cut, names in CUTS.items() for name in names
    }
    if all_shown:
        return Figures(dict(values))
    equations = [{TOTAL: -1} | {(cut, name): 1 for name in names} for cut, names in CUTS.items()]
    hidden = left_out(values, equations, sums={TOTAL})
    return Figures({cell: None if cell in hidden else value for cell, value in values.items()})
