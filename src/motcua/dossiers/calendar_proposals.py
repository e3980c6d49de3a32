"""What a changed calendar would make of appointments already given. It proposes; the dates given stay as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from motcua.dossiers.access import load_all
from motcua.dossiers.calendar_guard import whose_term_ran_over
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open dossier, its appointment, and the one that the calendar of today would give.

    `proposed_at` None: the appointment was moved since it was computed, or the calendar cannot tell.
    """

    row: Dossier
    due_at: datetime | None
    proposed_at: datetime | None

    @property
    def is_different(self) -> bool:
        """Whether the calendar of today says another instant."""
        return self.proposed_at is not None and self.proposed_at != self.due_at


def open_through(actor: Actor, first_day: date, last_day: date, unit_code: str | None) -> QuerySet[Dossier]:
    """The open dossiers that `actor` may see whose term runs over one of the days; the earliest accepted first."""
    found = visible_to(actor).filter(whose_term_ran_over(first_day, last_day, unit_code), finished_at__isnull=True)
    return found.select_related("procedure", "centre__unit").order_by("accepted_at", "pk")


def propose(rows: Iterable[Dossier]) -> list[Proposal]:
    """Count each appointment again by the calendar as it is now. Two queries, and one for each unit."""
    rows = list(rows)
    events = {loaded.row.pk: loaded.events for loaded in load_all(rows)}
    return [Proposal(row, row.due_at, _count_again(row, events[row.pk])) for row in rows]


def _count_again(row: Dossier, events: tuple[Event, ...]) -> datetime | None:
    compact = next((found for event in reversed(events) if (found := getattr(event.fact, "explanation", None))), None)
    if compact is None:
        return None
    told = Explanation.from_json(compact)
    if told.due != row.due_at:
        return None
    try:
        return compute_due(told.start, told.term, schedule_for(row.centre.unit.code)).at
    except DomainError:
        return None
