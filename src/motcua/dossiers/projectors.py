"""Who reads the events in the transaction that writes them. The rooms behind register themselves at start-up.

A projector is a function of the changes just written. It may write its own tables through the connection it is given;
it raises nothing of its own, because its failure would undo the dossier's act.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from motcua.dossiers.rules.lifecycle import NOTHING
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.facts import Event


@dataclass(frozen=True, slots=True)
class Transition:
    """One event with the states on both sides of it."""

    before: DossierState
    event: Event
    after: DossierState


@dataclass(frozen=True, slots=True)
class Change:
    """What one act did to one dossier: its transitions in order."""

    dossier_id: int
    transitions: tuple[Transition, ...]

    @property
    def before(self) -> DossierState:
        return self.transitions[0].before if self.transitions else NOTHING

    @property
    def after(self) -> DossierState:
        return self.transitions[-1].after

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(item.event for item in self.transitions)


type Project = Callable[[Sequence[Change], Any], None]


class Recount(Protocol):
    """Counts again from all events what a projector has stored, and says what differs."""

    def add(self, change: Change) -> None: ...

    def differences(self) -> Iterable[str]: ...

    def differences_of(self, change: Change) -> Iterable[str]:
        """What is stored of this dossier alone, against its whole story; sums over many are not looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Projector:
    """`project(changes, cursor)` writes; `recount()` starts a recount for `motcua verify`."""

    name: str
    project: Project
    recount: Callable[[], Recount]


REGISTERED: dict[str, Projector] = {}


def register(projector: Projector) -> None:
    """Add a projector, once, at start-up (from an AppConfig's `ready`)."""
    REGISTERED[projector.name] = projector
