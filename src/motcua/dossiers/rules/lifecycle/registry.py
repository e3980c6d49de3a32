"""Which function decides a command and which one evolves a fact: each lifecycle file registers its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.rules.regimes import Regime
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.facts import By
from motcua.worktime.rules.schedule import Schedule, in_vietnam


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision may look at besides the state: the instant, the actor, the working time and the law of the day.

    `schedule` is that of the dossier's service centre; `regime` is the one of the day of acceptance (of today before
    that). `at` is read in Asia/Ho_Chi_Minh, whatever zone it came in: the law counts Vietnam's days. `plans_steps`: the
    steps whose turn comes get a planned end; not in what an older system has lived through already. `stands_in_for`:
    the accounts of absent colleagues by whose posts the actor does this act (organisation: `Delegation`).
    """

    at: datetime
    by: By
    schedule: Schedule
    regime: Regime
    plans_steps: bool = True
    stands_in_for: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", in_vietnam(self.at))


type Decider = Callable[[DossierState, Any, Context], Iterable[Any]]
type Evolver = Callable[[DossierState, Any, datetime], DossierState]

DECIDERS: dict[type, Decider] = {}
EVOLVERS: dict[type, Evolver] = {}
FACTS: dict[str, type] = {}
UNDOABLE: set[type] = set()
BESIDE_THE_WORK: set[type] = set()


def decides[F: Decider](command: type) -> Callable[[F], F]:
    """Register the function that turns `command` into facts or refuses it."""

    def register(function: F) -> F:
        DECIDERS[command] = function
        return function

    return register


def evolves[F: Evolver](fact: Any, *, undoable: bool = False, beside_the_work: bool = False) -> Callable[[F], F]:
    """Register the function that applies `fact`; `undoable` facts may be compensated while they are the last.

    A fact `beside_the_work` is no act: what was the last one before it still is.
    """

    def register(function: F) -> F:
        EVOLVERS[fact] = function
        FACTS[fact.KIND] = fact
        if undoable:
            UNDOABLE.add(fact)
        if beside_the_work:
            BESIDE_THE_WORK.add(fact)
        return function

    return register
