"""A past dossier told again under another term, or with less time in one stage: the questions of a simulation.

What is assumed, so that nobody reads more into it: the officers do what they did when they did it. Under another term
only the due date is another one: it is counted anew from the same instants with the calendar and the rules of the
lifecycle (`dossiers.rules.lifecycle`: the restart after papers, the pause for a payment, the one extension, which is
left out where it would have come too late). With less time in a stage only the end is another one: it comes earlier by
the opening hours saved since the term last began, and the due date stays.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.dossiers.rules.lifecycle import NOTHING, evolve
from motcua.dossiers.rules.lifecycle.accept import Accepted, ClockStarted
from motcua.dossiers.rules.lifecycle.correct import Corrected
from motcua.dossiers.rules.lifecycle.extend import Extend, Extended, decide_extend
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, PaymentConfirmed, decide_confirm_payment
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.supplement import ReceiveSupplement, SupplementReceived, decide_receive_supplement
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.statistics.rules.stays import Stage, stages_of
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.schedule import Schedule, in_vietnam
from motcua.worktime.rules.terms import Term, TermUnit

MOVERS = ("clock_started", "supplement_received", "payment_confirmed", "extended", "corrected")
"""The kinds of event after which a due date is no longer the one counted at acceptance."""
CUTTABLE = (Stage.HAND_OVER, Stage.APPRAISE, Stage.CONSULT, Stage.APPROVE, Stage.ISSUE)
"""The stages whose time is the officers' own."""

type NewTerm = Callable[[Term], Term]


def cut_by(days: int) -> NewTerm:
    """Terms in days less `days`, at least one day left; terms in hours, months and at once stay as they are.

    >>> str(cut_by(2)(Term(5, TermUnit.WORKING_DAYS)))
    '3 working_days'
    """

    def shorter(term: Term) -> Term:
        if term.unit not in (TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS):
            return term
        return Term(max(term.amount - days, 1), term.unit)

    return shorter


def due_under(events: Sequence[Event], new_term: NewTerm, schedule: Schedule) -> datetime | None:
    """When the dossier of these events would have been due with `new_term` of each term that it had.

    Example: accepted Mon 05/11/2018 09:00 for 5 working days, due 12/11; with 3 it would have been 08/11.
    """
    state: DossierState = NOTHING
    for event in events:
        told = _told_again(state, event, new_term, schedule)
        if told is not None:
            state = evolve(state, told)
    return state.due_at


def _told_again(state: DossierState, event: Event, new_term: NewTerm, schedule: Schedule) -> Event | None:
    """What would have happened in place of `event`; None for what could not have."""
    fact = event.fact
    context = Context(event.at, event.by, schedule, regime_on(in_vietnam(state.accepted_at or event.at).date()))
    match fact:
        case Accepted():
            term = new_term(fact.term)
            due = compute_due(event.at, term, schedule).at if fact.due_at else None
            fact = replace(fact, term=term, due_at=due)
        case ClockStarted() if state.term is not None:
            fact = replace(fact, due_at=compute_due(event.at, state.term, schedule).at)
        case SupplementReceived():
            (fact,) = decide_receive_supplement(state, ReceiveSupplement(fact.items), context)
        case PaymentConfirmed():
            (fact,) = decide_confirm_payment(state, ConfirmPayment(fact.receipt), context)
        case Corrected() if fact.term is not None and state.clock_started_at is not None:
            term = new_term(fact.term)
            fact = replace(fact, term=term, due_at=compute_due(state.clock_started_at, term, schedule).at)
        case Extended():
            return _extended(state, event, context)
    return Event(event.at, event.by, fact)


def _extended(state: DossierState, event: Event, context: Context) -> Event | None:
    """The same new date, where the due date could still be moved and the new one is later."""
    told: Any = event.fact
    try:
        (fact,) = decide_extend(state, Extend(told.due_at.date(), told.reason, told.letter), context)
    except DomainError:
        return None
    return Event(event.at, event.by, fact)


def hours_in(events: Sequence[Event], schedule: Schedule, until: datetime) -> tuple[Counter[Stage], Counter[Stage]]:
    """Seconds of opening hours that a dossier spent in each stage since its term last began, up to `until`; and those
    in which it was in that stage alone."""
    state: DossierState = NOTHING
    whole: Counter[Stage] = Counter()
    alone: Counter[Stage] = Counter()
    since, stages = 0, stages_of(state)
    for event in events:
        if event.at > until:
            break
        now = schedule.worked_until(in_vietnam(event.at))
        _add(whole, alone, stages, now - since)
        after = evolve(state, event)
        if after.clock_started_at != state.clock_started_at:
            whole, alone = Counter(), Counter()
        state, since, stages = after, now, stages_of(after)
    _add(whole, alone, stages, schedule.worked_until(in_vietnam(until)) - since)
    return whole, alone


def _add(whole: Counter[Stage], alone: Counter[Stage], stages: frozenset[Stage], seconds: int) -> None:
    for stage in stages:
        whole[stage] += seconds
        if len(stages) == 1:
            alone[stage] += seconds


def end_with_at_most(
    events: Sequence[Event], stage: Stage, hours: int, schedule: Schedule, finished_at: datetime
) -> datetime:
    """When the dossier would have ended, had it been in `stage` for at most `hours` opening hours in all.

    Where another step ran beside, no more is saved than the hours in which nothing else was open: the other one would
    have been waited for. Example: appraised from 05/11 10:00 to 14/11 09:00, 51.5 hours; at most 16 of them bring an
    end of 15/11 14:00 to 08/11 16:00.
    """
    whole, alone = hours_in(events, schedule, finished_at)
    saved = min(whole[stage] - hours * 3600, alone[stage])
    if saved <= 0:
        return finished_at
    found = schedule.when_worked(schedule.worked_until(in_vietnam(finished_at)) - saved)
    return min(found[1], finished_at) if found else finished_at
