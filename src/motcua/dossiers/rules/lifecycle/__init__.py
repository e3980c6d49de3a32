"""The life of a dossier: `decide` says what happens, `evolve` says what is then true. Pure, and the only place.

One file holds one matter: its command, its facts, its rule and its consequence. A supplement? `supplement.py`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from motcua.dossiers.rules.lifecycle import (  # noqa: F401 - each registers its rules
    accept,
    answer_supplement,
    assign,
    attach,
    conclude,
    consult,
    correct,
    extend,
    fill_form,
    follow_account,
    forward,
    hand_over,
    incident,
    note,
    payment,
    refuse_at_gate,
    register,
    return_result,
    send_back,
    steps,
    stop,
    succeed,
    supplement,
    undo,
)
from motcua.dossiers.rules.lifecycle.checks import check_not_backwards
from motcua.dossiers.rules.lifecycle.conclude import Decided
from motcua.dossiers.rules.lifecycle.hand_over import HandedOver
from motcua.dossiers.rules.lifecycle.payment import PaymentConfirmed
from motcua.dossiers.rules.lifecycle.registry import BESIDE_THE_WORK, DECIDERS, EVOLVERS, UNDOABLE, Context
from motcua.dossiers.rules.lifecycle.send_back import SentBack
from motcua.dossiers.rules.lifecycle.steps import StepFinished, is_done_at_once
from motcua.dossiers.rules.lifecycle.supplement import SupplementReceived
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.moves import ALLOWED
from motcua.dossiers.rules.planned import plan, step_ends_after
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.facts import Event

NOTHING = DossierState()
PLANS = (HandedOver, StepFinished, SentBack, Decided, SupplementReceived, PaymentConfirmed)
"""The facts that may bring a step its turn, and then keep by when it is to be done (`rules.planned`)."""


def decide(state: DossierState, command: Any, context: Context) -> tuple[Event, ...]:
    """The events that `command` causes in `state`, or a domain error saying why not and what to do next."""
    check_not_backwards(state, context)
    facts = DECIDERS[type(command)](state, command, context)
    events = tuple([Event(context.at, context.by, fact) for fact in facts])
    if context.plans_steps and isinstance(events[-1].fact, PLANS):
        return (*events[:-1], planned(state, events[-1], context))
    return events


def planned(state: DossierState, event: Event, context: Context) -> Event:
    """`event` with the planned ends of the steps whose turn it brings."""
    return replace(event, fact=plan(state, evolve(state, event), event.fact, context))


def evolve(state: DossierState, event: Event) -> DossierState:
    """The state after `event`. Raises `AssertionError` for a move that the national list does not know."""
    fact_type = type(event.fact)
    after = EVOLVERS[fact_type](state, event.fact, event.at)
    if after.status is not state.status and fact_type is not Undone and after.status not in ALLOWED[state.status]:
        raise AssertionError(f"{event.kind}: {state.status.name} may not become {after.status.name}")
    if isinstance(event.fact, PLANS) and (event.fact.planned or after.step_ends):
        after = after.evolved(step_ends=step_ends_after(after, event.fact.planned))
    if fact_type is not Undone and is_elsewhere(state, after):
        after = after.evolved(turn_at=event.at)
    if fact_type in BESIDE_THE_WORK:
        return after.evolved(seq=state.seq + 1, last_at=event.at)
    before = state if fact_type in UNDOABLE else None
    return after.evolved(seq=state.seq + 1, last_at=event.at, last_by=event.by.account, before=before)


def is_elsewhere(state: DossierState, after: DossierState) -> bool:
    """Whether the dossier has gone on to another one-stop, step or wait. What was undone is where it was before.

    A corrected term counts while nothing is handed over yet: what is done at once never is (`steps.is_done_at_once`).
    """
    return (
        after.status is not state.status
        or after.steps_done != state.steps_done
        or after.centre != state.centre
        or after.decision != state.decision
        or after.clock_started_at != state.clock_started_at
        or (after.status is Status.ACCEPTED and is_done_at_once(after) is not is_done_at_once(state))
    )


def fold(events: Iterable[Event], state: DossierState = NOTHING) -> DossierState:
    """The state after all `events`, from nothing."""
    return reduce(evolve, events, state)
