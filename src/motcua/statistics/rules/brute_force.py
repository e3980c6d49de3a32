"""The figures counted the slow way: every dossier looked at as its events had left it on an evening.

Written against the dossiers' states and events alone; it shares nothing with the bookings that it checks but the names
of the figures. Used by the tests, and by `motcua verify --reports` on real data.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from motcua.dossiers.rules.lifecycle.accept import Accepted
from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.dossiers.rules.lifecycle.stop import Stopped, Withdrawn
from motcua.dossiers.rules.lifecycle.supplement import SupplementRequested
from motcua.dossiers.rules.state import Outcome, Status
from motcua.statistics.rules.tally import Story

ENDED = (Status.RESOLVED, Status.RETURNED, Status.WITHDRAWN, Status.STOPPED)
WAITING = (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)
ASKED = (SupplementRequested, PaymentRequested)


class Spot(NamedTuple):
    """Where something is counted: codes of centre and sector, and the channel."""

    centre: str
    sector: str
    channel: str


type Counts = dict[Spot, dict[str, int]]


class Evening:
    """One dossier on the evening of a day; only of one with events by then."""

    def __init__(self, story: Story, day: date) -> None:
        self.steps = [step for step in story.transitions if step.event.at.date() <= day]
        self.state = self.steps[-1].after
        self.day = day

    @property
    def is_ended(self) -> bool:
        return self.state.status in ENDED

    @property
    def is_overdue(self) -> bool:
        if self.is_ended or self.state.due_at is None:
            return False
        last_counted = self._last_asked(len(self.steps)) if self.state.status in WAITING else self.day
        return last_counted > self.state.due_at.date()

    @property
    def days_late(self) -> int | None:
        """Days from the due day to the day that counts as the end; None without a due date."""
        if self.state.due_at is None or self.state.finished_at is None:
            return None
        end = self.state.finished_at.date()
        for number, step in enumerate(self.steps):
            if isinstance(step.event.fact, Withdrawn | Stopped) and step.before.status in WAITING:
                end = self._last_asked(number)
        return (end - self.state.due_at.date()).days

    @property
    def home(self) -> str:
        """The centre that accepted it."""
        return next(step.event.fact.centre for step in self.steps if isinstance(step.event.fact, Accepted))

    def _last_asked(self, before: int) -> date:
        return [step.event.at.date() for step in self.steps[:before] if isinstance(step.event.fact, ASKED)][-1]


def count_story(counts: Counts, story: Story, first: date, last: date) -> None:
    """Add to `counts` what one dossier counts for in the period, everywhere it counts."""
    for day, sign in ((first - timedelta(days=1), -1), (last, 1)):
        if not story.transitions or story.transitions[0].event.at.date() > day:
            continue
        evening = Evening(story, day)
        state = evening.state
        if state.accepted_at is None:
            continue
        here = Spot(state.centre, state.sector, state.channel)
        home = here._replace(centre=evening.home)
        _add(counts, home, received=sign, received_online=sign * (state.channel == "online"), moved=-sign)
        _add(counts, here, moved=sign)
        _add(counts, here, **_flows(evening, sign))
        _add(counts, here, **(_stocks(evening) if sign > 0 else {"carried_over": not evening.is_ended}))


def _flows(evening: Evening, sign: int) -> dict[str, int]:
    state, late = evening.state, evening.days_late if evening.is_ended else None
    granted_or_refused = state.status in (Status.RESOLVED, Status.RETURNED) and state.decision is not None
    in_time = late is not None and late <= 0
    found = {
        "supplemented": state.supplements > 0,
        "asked_again": state.supplements > 1,
        "extended": state.extended,
        "early": late is not None and late < 0,
        "on_time": late == 0,
        "late": late is not None and late > 0,
        "without_due": evening.is_ended and late is None,
        "asked_again_in_time": in_time and state.supplements > 1,
        "withdrawn": state.status is Status.WITHDRAWN,
        "stopped": state.status is Status.STOPPED,
        "refused": granted_or_refused and state.decision is not None and state.decision.outcome is Outcome.REFUSED,
    }
    return {name: sign * holds for name, holds in found.items()}


def _stocks(evening: Evening) -> dict[str, int]:
    state = evening.state
    in_term = not evening.is_ended and not evening.is_overdue
    return {
        "open": not evening.is_ended,
        "overdue": evening.is_overdue,
        "awaiting_supplement": state.status is Status.AWAITING_SUPPLEMENT,
        "awaiting_payment": state.status is Status.AWAITING_PAYMENT,
        "asked_again_in_term": in_term and state.supplements > 1,
    }


def _add(counts: Counts, spot: Spot, **numbers: int) -> None:
    there = counts.setdefault(spot, {})
    for name, n in numbers.items():
        there[name] = there.get(name, 0) + n


def sums_of(
    counts: Counts, centres: Collection[str] | None = None, sector: str | None = None, channel: str | None = None
) -> dict[str, int]:
    """The figures of some centres (None: all), a sector, a channel, by name."""
    result: dict[str, int] = {}
    for spot, numbers in counts.items():
        wanted = (
            centres is None or spot.centre in centres,
            sector in (None, spot.sector),
            channel in (None, spot.channel),
        )
        if all(wanted):
            for name, n in numbers.items():
                result[name] = result.get(name, 0) + n
    return result


def count(
    world: Iterable[Story],
    first: date,
    last: date,
    centres: Collection[str] | None = None,
    channel: str | None = None,
    sector: str | None = None,
) -> dict[str, int]:
    """Every figure of the period for those centres, by its name."""
    counts: Counts = {}
    for story in world:
        count_story(counts, story, first, last)
    return sums_of(counts, centres, sector, channel)
