"""The way of a dossier through its process: each step with who did it, when, and by when it was to be done.

Read from the events, because only they know who. What was taken back later has not been done; what was sent back is
open again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.facts import By, Event
from motcua.processes.rules.template import Step, StepKind

BY_KIND = {"accepted": StepKind.RECEIVE, "returned": StepKind.RETURN}
"""These events name no step: they do every step of their kind."""


class Progress(StrEnum):
    DONE = "done"
    CURRENT = "current"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class StepOnTheWay:
    """A step: `by` and `at` once done, or by whom and when it was begun; `planned_end` where one was fixed."""

    step: Step
    progress: Progress
    by: By | None = None
    at: datetime | None = None
    planned_end: datetime | None = None
    is_begun: bool = False


def trail(state: DossierState, events: Iterable[Event]) -> tuple[StepOnTheWay, ...]:
    """The steps of the frozen process in their order; none for a dossier that has no process."""
    if state.process is None:
        return ()
    done: dict[str, Event] = {}
    begun: dict[str, Event] = {}
    ends: dict[str, datetime] = {}
    for event in standing(tuple(events)):
        for key in steps_done_by(event, state):
            done[key] = event
        if event.kind == "step_started":
            begun[event.fact.step] = event
        ends |= {end.step: end.due_at for end in getattr(event.fact, "planned", ())}
    turn = {step.key for step in open_steps(state)}
    return tuple(_on_the_way(step, state, turn, done, begun, ends) for step in state.process.steps)


def standing(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that nobody took back."""
    undone = {event.fact.undoes for event in events if event.kind == "undone"}
    return tuple(event for number, event in enumerate(events, start=1) if number not in undone)


def steps_done_by(event: Event, state: DossierState) -> tuple[str, ...]:
    """The keys of the steps that the event finishes."""
    if event.kind in BY_KIND and state.process is not None:
        return tuple(step.key for step in state.process.steps_of(BY_KIND[event.kind]))
    named: Any = getattr(event.fact, "step", "")
    return (named,) if named and event.kind != "step_started" else ()


def _on_the_way(
    step: Step,
    state: DossierState,
    turn: set[str],
    done: dict[str, Event],
    begun: dict[str, Event],
    ends: dict[str, datetime],
) -> StepOnTheWay:
    end = ends.get(step.key)
    if step.key in state.steps_done:
        event = done.get(step.key)
        return StepOnTheWay(step, Progress.DONE, event.by if event else None, event.at if event else None, end)
    if step.key not in turn:
        return StepOnTheWay(step, Progress.WAITING)
    event = begun.get(step.key) if step.key in state.steps_started else None
    return StepOnTheWay(
        step, Progress.CURRENT, event.by if event else None, event.at if event else None, end, event is not None
    )
