"""The life of a dossier: `decide` says what happens, `evolve` says what is then true. Pure, and the only place.

One file holds one matter: its command, its facts, its rule and its consequence. A supplement? `supplement.py`.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Any

from motcua.dossiers.rules.events import Event
from motcua.dossiers.rules.lifecycle import (  # noqa: F401 - each registers its rules
    accept,
    conclude,
    consult,
    correct,
    extend,
    forward,
    hand_over,
    payment,
    refuse_at_gate,
    register,
    return_result,
    steps,
    stop,
    succeed,
    supplement,
    undo,
)
from motcua.dossiers.rules.lifecycle.checks import check_not_backwards
from motcua.dossiers.rules.lifecycle.registry import DECIDERS, EVOLVERS, UNDOABLE, Context
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.moves import ALLOWED
from motcua.dossiers.rules.state import DossierState

NOTHING = DossierState()


def decide(state: DossierState, command: Any, context: Context) -> tuple[Event, ...]:
    """The events that `command` causes in `state`, or a domain error saying why not and what to do next."""
    check_not_backwards(state, context)
    facts = DECIDERS[type(command)](state, command, context)
    return tuple([Event(context.at, context.by, fact) for fact in facts])


def evolve(state: DossierState, event: Event) -> DossierState:
    """The state after `event`. Raises `AssertionError` for a move that the national list does not know."""
    fact_type = type(event.fact)
    after = EVOLVERS[fact_type](state, event.fact, event.at)
    if after.status is not state.status and fact_type is not Undone and after.status not in ALLOWED[state.status]:
        raise AssertionError(f"{event.kind}: {state.status.name} may not become {after.status.name}")
    before = state if fact_type in UNDOABLE else None
    return after.evolved(seq=state.seq + 1, last_at=event.at, last_by=event.by.account, before=before)


def fold(events: Iterable[Event], state: DossierState = NOTHING) -> DossierState:
    """The state after all `events`, from nothing."""
    return reduce(evolve, events, state)
