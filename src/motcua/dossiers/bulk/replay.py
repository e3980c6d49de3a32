"""One imported row lived through again: its instants become commands, and the same rules decide them.

The older system's due date is not believed: it is computed again, and a difference is reported beside the import.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.bulk.moments import MOMENTS, Moment
from motcua.dossiers.projectors import Transition
from motcua.dossiers.rules.lifecycle import NOTHING, decide, evolve
from motcua.dossiers.rules.lifecycle.accept import Offer
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import Regime, regime_on
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import DomainError, Invalid
from motcua.kernel.facts import By, Event
from motcua.worktime.rules.schedule import Schedule

OLDER_SYSTEM = "Hệ thống cũ"


@dataclass(frozen=True, slots=True)
class Replayed:
    """What happened to one imported dossier. `due_differs`: the older system promised another day."""

    transitions: tuple[Transition, ...]
    due_differs: bool

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(item.event for item in self.transitions)

    @property
    def state(self) -> DossierState:
        return self.transitions[-1].after


def replay(row: ImportRow, offer: Offer, schedule: Schedule, *, until: datetime) -> Replayed:
    """Decide the row's commands in the order of their instants, none of which may be after `until`.

    Raises a domain error whose `field` is the column that the rules refuse.
    """
    regime = _regime_of(row)
    state = NOTHING
    transitions: list[Transition] = []
    promised = None
    for at, moment in timeline(row, until):
        context = Context(at, _by(getattr(row, moment.by) or OLDER_SYSTEM), schedule, regime, plans_steps=False)
        try:
            for command in moment.commands(row, offer):
                for event in decide(state, command, context):
                    after = evolve(state, event)
                    transitions.append(Transition(state, event, after))
                    state = after
        except DomainError as error:
            error.field = moment.fields.get(error.field or "", moment.column)
            raise
        promised = promised or state.due_at
    differs = bool(row.appointed_on and promised and row.appointed_on != promised.date())
    return Replayed(tuple(transitions), differs)


def _regime_of(row: ImportRow) -> Regime:
    try:
        return regime_on(row.received_at.date())
    except DomainError as error:
        error.field = "received_at"
        raise


@lru_cache(maxsize=4096)
def _by(name: str) -> By:
    return By(name)


def timeline(row: ImportRow, until: datetime) -> list[tuple[datetime, Moment]]:
    """What happened to the row's dossier, in order; of two at one instant the one earlier in `MOMENTS` first."""
    moments = [(at, moment) for moment in MOMENTS if (at := getattr(row, moment.column)) is not None]
    if not all(earlier[0] <= later[0] for earlier, later in pairwise(moments)):
        moments.sort(key=lambda each: each[0])
    first, last = moments[0][1].column, moments[-1]
    if first != "received_at":
        raise Invalid(
            "before_reception",
            vi=f"Cột {first} có thời điểm trước khi tiếp nhận. Hãy kiểm tra lại dữ liệu.",
            en=f"Column {first} is before reception. Check the data.",
            field=first,
        )
    if last[0] > until:
        raise Invalid(
            "in_the_future",
            vi=f"Cột {last[1].column} có thời điểm chưa đến ({last[0]:%H:%M %d/%m/%Y}). Hãy kiểm tra lại dữ liệu.",
            en=f"Column {last[1].column} has an instant yet to come ({last[0]:%H:%M %d/%m/%Y}). Check the data.",
            field=last[1].column,
        )
    return moments
