"""The figures counted the slow way: every dossier refolded up to an evening, then looked at.

Written against the dossiers' states and events alone; it shares nothing with what it checks but the field names.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.lifecycle import NOTHING, fold
from motcua.dossiers.rules.lifecycle.accept import Accepted
from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.dossiers.rules.lifecycle.stop import Stopped, Withdrawn
from motcua.dossiers.rules.lifecycle.supplement import SupplementRequested
from motcua.dossiers.rules.state import DossierState, Outcome, Status

ENDED = (Status.RESOLVED, Status.RETURNED, Status.WITHDRAWN, Status.STOPPED)


class Evening:
    """One accepted dossier on the evening of a day."""

    def __init__(self, change: Change, day: date) -> None:
        self.events = [event for event in change.events if event.at.date() <= day]
        self.state: DossierState = fold(self.events, NOTHING)
        self.day = day

    @property
    def is_accepted(self) -> bool:
        return self.state.accepted_at is not None

    @property
    def is_ended(self) -> bool:
        return self.is_accepted and self.state.status in ENDED

    @property
    def is_open(self) -> bool:
        return self.is_accepted and self.state.status not in ENDED

    @property
    def is_overdue(self) -> bool:
        if not self.is_open or self.state.due_at is None:
            return False
        last_counted = self.day
        if self.state.status in (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT):
            asked = [e for e in self.events if isinstance(e.fact, SupplementRequested | PaymentRequested)]
            last_counted = asked[-1].at.date()
        return last_counted > self.state.due_at.date()

    @property
    def days_late(self) -> int | None:
        """Days from the due day to the day that counts as the end; None without a due date."""
        if self.state.due_at is None or self.state.finished_at is None:
            return None
        end = self.state.finished_at.date()
        closing = next((n for n, event in enumerate(self.events) if isinstance(event.fact, Withdrawn | Stopped)), None)
        if closing is not None:
            standing = fold(self.events[:closing], NOTHING).status
            if standing in (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT):
                asked = [e for e in self.events if isinstance(e.fact, SupplementRequested | PaymentRequested)]
                end = asked[-1].at.date()
        return (end - self.state.due_at.date()).days


def received_at(change: Change) -> tuple[date, str] | None:
    """The day a dossier was accepted, and the centre that accepted it."""
    for event in change.events:
        if isinstance(event.fact, Accepted):
            return event.at.date(), event.fact.centre
    return None


def count(
    world: Sequence[Change], first: date, last: date, centres: Collection[str], channel: str | None = None
) -> dict[str, int]:
    """Every figure of the period for those centres, by its name."""
    result: dict[str, int] = {}

    def add(name: str, n: int = 1) -> None:
        result[name] = result.get(name, 0) + n

    for change in world:
        for day, sign in ((first - timedelta(days=1), -1), (last, 1)):
            evening = Evening(change, day)
            state = evening.state
            if not evening.is_accepted or state.centre not in centres or (channel and state.channel != channel):
                continue
            add("moved", sign)
            if sign < 0:
                add("carried_over", evening.is_open)
            else:
                add("open", evening.is_open)
                add("overdue", evening.is_overdue)
                add("awaiting_supplement", state.status is Status.AWAITING_SUPPLEMENT)
                add("awaiting_payment", state.status is Status.AWAITING_PAYMENT)
                add("asked_again_in_term", evening.is_open and not evening.is_overdue and state.supplements > 1)
            add("supplemented", sign * (state.supplements > 0))
            add("asked_again", sign * (state.supplements > 1))
            add("extended", sign * state.extended)
            if evening.is_ended:
                days_late = evening.days_late
                add("early", sign * (days_late is not None and days_late < 0))
                add("on_time", sign * (days_late == 0))
                add("late", sign * (days_late is not None and days_late > 0))
                add("without_due", sign * (days_late is None))
                add("asked_again_in_time", sign * (days_late is not None and days_late <= 0 and state.supplements > 1))
                add("withdrawn", sign * (state.status is Status.WITHDRAWN))
                add("stopped", sign * (state.status is Status.STOPPED))
                refused = state.status in (Status.RESOLVED, Status.RETURNED) and state.decision is not None
                add("refused", sign * (refused and state.decision.outcome is Outcome.REFUSED))
        received = received_at(change)
        fitting = channel is None or Evening(change, last).state.channel == channel
        if received and first <= received[0] <= last and received[1] in centres and fitting:
            add("received")
            add("moved", -1)
            add("received_online", Evening(change, last).state.channel == "online")
    return result
