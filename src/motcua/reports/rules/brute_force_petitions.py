"""Forms 05, 05a and 05b counted the slow way: each petition walked through, fact by fact, up to an evening.

Nothing is shared with the filling of the forms that it checks but the facts themselves. Days are Vietnam's: those of
the events.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from motcua.kernel.facts import Event
from motcua.petitions.rules.facts import (
    Answered,
    Classified,
    Clock,
    Kind,
    NotAccepted,
    Published,
    Received,
    Redirected,
    Reopened,
    SupplementAsked,
    Supplemented,
    TakenUp,
    Task,
    Transferred,
    Withheld,
)

type Behind = defaultdict[tuple[str, str, str], set[UUID]]
"""Which petitions a number counts, by form, line and column; the total's line is ""."""

BOUND = (Task.TRANSFER, Task.ANSWER, Task.PUBLISH)
"""What is late without being done; to refuse and to ask are late only when they are done."""


@dataclass
class Evening:
    """A petition as the facts up to the end of a day leave it."""

    is_open: bool = False
    is_late: bool = False
    running: dict[Task, datetime | None] = field(default_factory=dict)

    def take(self, at: datetime, fact: object) -> None:
        """One more fact."""
        for task, due in self.running.items():
            if due is not None and due < at and (task in BOUND or _answers(fact, task)):
                self.is_late = True
        if isinstance(fact, Received | Reopened):
            self.is_open = True
        if isinstance(fact, NotAccepted | Redirected | Answered) or _goes_outside(fact):
            self.is_open = False
        if isinstance(fact, Classified):
            self._stop(Task.REFUSE, Task.SUPPLEMENT)
        elif isinstance(fact, TakenUp) or (isinstance(fact, Transferred) and fact.place is not None):
            self._stop(Task.TRANSFER)
        elif isinstance(fact, Received | Supplemented | Reopened | Answered):
            self._start(fact.clocks)
        elif isinstance(fact, NotAccepted | Redirected | Transferred | SupplementAsked | Published | Withheld):
            self.running = {}

    def _start(self, clocks: Sequence[Clock]) -> None:
        self.running = {clock.task: clock.due for clock in clocks}

    def _stop(self, *tasks: Task) -> None:
        for task in tasks:
            self.running.pop(task, None)


def _answers(fact: object, task: Task) -> bool:
    wanted = {Task.REFUSE: NotAccepted, Task.SUPPLEMENT: SupplementAsked}
    return task in wanted and isinstance(fact, wanted[task])


def _goes_outside(fact: object) -> bool:
    return isinstance(fact, Transferred) and fact.place is None


def evening_of(dated: Sequence[tuple[datetime, object]], last: date) -> Evening:
    """The petition at the end of the day `last`: what is due on it and not done then is late."""
    found = Evening()
    zone = dated[0][0].tzinfo
    for at, fact in dated:
        if at.date() <= last:
            found.take(at, fact)
    for task, due in found.running.items():
        if task in BOUND and due is not None and due.astimezone(zone).date() <= last:
            found.is_late = True
    return found


def count_petition(behind: Behind, subject: UUID, events: Sequence[Event], first: date, last: date) -> None:
    """One petition in the three forms, in the line of its kind and of the unit that holds it, as both are known."""
    dated = [(_when(event), event.fact) for event in events]
    columns = _columns(dated, first, last)
    kind, centre = _kind(dated), _holder(dated)
    for column in columns:
        for form, line in (("05a", ""), ("05a", kind.value), ("05b", centre)):
            behind[form, line, column].add(subject)
    of_form_05 = columns & {"carried_over", "handled", "open", "published"}
    if "new" in columns:
        of_form_05.add("on_rules" if kind is Kind.PROCEDURE else "on_conduct")
    for column in of_form_05:
        for line in ("", centre):
            behind["05", line, column].add(subject)


def _when(event: Event) -> datetime:
    """What came by letter came before it was noted down."""
    return event.fact.arrived.astimezone(event.at.tzinfo) if isinstance(event.fact, Received) else event.at


def _columns(dated: Sequence[tuple[datetime, object]], first: date, last: date) -> set[str]:
    received = dated[0][0].date()
    reopened = [at.date() for at, fact in dated if isinstance(fact, Reopened)]
    published = [at.date() for at, fact in dated if isinstance(fact, Published)]
    found = {"published"} if published and first <= published[0] <= last else set()
    before = Evening()
    for at, fact in dated:
        if at.date() < first:
            before.take(at, fact)
    if received > last:
        return found
    if received < first and not before.is_open and not any(first <= day <= last for day in reopened):
        return found
    end = evening_of(dated, last)
    state = "open" if end.is_open else "handled"
    found |= {"total", "new" if received >= first else "carried_over", state}
    return found | {f"{state}_late"} if end.is_late else found


def _kind(dated: Sequence[tuple[datetime, object]]) -> Kind:
    return [fact.kind for _, fact in dated if isinstance(fact, Received | Classified)][-1]


def _holder(dated: Sequence[tuple[datetime, object]]) -> str:
    """The code of the one-stop that has it last."""
    places = [fact.place for _, fact in dated if isinstance(fact, Received | Transferred | TakenUp | Reopened)]
    return [place.centre for place in places if place is not None][-1]
