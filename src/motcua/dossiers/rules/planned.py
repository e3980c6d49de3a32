"""When each open step of the frozen process is to be done: its hours, counted in opening hours (TT 01/2018 Art 8).

A plan inside the office, no promise: the due date is counted in days and never from these. The end is fixed when the
step's turn comes and kept with the event that brings it, so that a calendar changed later moves nothing. Example: 24
hours of appraisal from Monday 05/11/2018 10:00 on, at 7.5 hours a day, end on Thursday 08/11 at 11:30.

After a wait for papers that begins the term again (NĐ 61/2018 Art 19.4) the open steps have their whole hours again;
after any other wait they have what was left. A step without hours has no end, nor has one whose end would lie in a year
without a calendar: a plan never holds up an act.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.state import DossierState, Status, StepEnd
from motcua.kernel.errors import Refused
from motcua.worktime.rules.schedule import Schedule


def plan(before: DossierState, after: DossierState, fact: Any, context: Context) -> Any:
    """`fact` with the planned ends of the steps whose turn it brings (`planned`), if it brings any."""
    if after.status is not Status.PROCESSING:
        return fact
    was_open = {step.key for step in open_steps(before)} if before.status is Status.PROCESSING else set()
    ends = {end.step: end.due_at for end in before.step_ends}
    begins_again = bool(getattr(fact, "explanation", None))
    planned = []
    for step in open_steps(after):
        if step.key in was_open or not step.hours:
            continue
        end = ends.get(step.key)
        if before.is_waiting and end is not None and not begins_again:
            due_at = _end_after_wait(end, before.intervals[-1].since, context)
        else:
            due_at = _end_of(timedelta(hours=step.hours), context)
        if due_at is not None:
            planned.append(StepEnd(step.key, due_at))
    return replace(fact, planned=tuple(planned)) if planned else fact


def step_ends_after(state: DossierState, planned: Iterable[StepEnd]) -> tuple[StepEnd, ...]:
    """The ends of the steps not done yet: those known, and those that the last event has `planned`."""
    ends = {end.step: end for end in (*state.step_ends, *planned)}
    return tuple(end for key, end in ends.items() if key not in state.steps_done)


def open_ends(state: DossierState) -> tuple[StepEnd, ...]:
    """The planned ends of the steps that are open now; none while the dossier waits or when it has ended."""
    turn = {step.key for step in open_steps(state)}
    return tuple(end for end in state.step_ends if end.step in turn)


def overdue_steps(state: DossierState, at: datetime) -> tuple[StepEnd, ...]:
    """The open steps whose planned end has passed."""
    return tuple(end for end in open_ends(state) if end.due_at < at)


def forecast(state: DossierState, schedule: Schedule) -> dict[str, datetime]:
    """By when each step whose turn has not come is to be done if all before it end as planned, by the step's key.

    A step is told from the ends of those it comes after and its own hours; one that follows a step without an end has
    none. NĐ 61/2018 Art 19.6: an agency that takes part knows its deadline before its turn.
    """
    ends = {end.step: end.due_at for end in state.step_ends}
    turn = {step.key for step in open_steps(state)}
    found: dict[str, datetime] = {}
    for step in state.process.steps if state.process else ():
        before = [key for key in step.after if key not in state.steps_done]
        if step.key in turn or step.key in state.steps_done or not step.hours or not ends.keys() >= set(before):
            continue
        try:
            begin = max(ends[key] for key in before)
            ends[step.key] = found[step.key] = schedule.add_working_time(begin, timedelta(hours=step.hours))
        except (Refused, ValueError):  # no calendar, or nothing before it is open
            continue
    return found


def _end_after_wait(end: datetime, since: datetime, context: Context) -> datetime | None:
    """What was left when the wait began is left now; what was over then stays over."""
    return end if end <= since else _end_of(context.schedule.working_time_between(since, end), context)


def _end_of(hours: timedelta, context: Context) -> datetime | None:
    schedule: Schedule = context.schedule
    try:
        return schedule.add_working_time(context.at, hours)
    except Refused:
        return None
