"""How much waits in the room of money, beside its tabs."""

from dataclasses import dataclass
from datetime import datetime

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.models import Till
from motcua.payments.online.handling import payments_to_handle
from motcua.payments.queries import refund_tasks, tills_waiting

MOST_COUNTED = 99


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """What waits: refunds and money online (at most one more than `MOST_COUNTED`), tills to count, to confirm."""

    refunds: int
    online: int
    uncounted: tuple[Till, ...]
    unconfirmed: tuple[Till, ...]

    @property
    def tills(self) -> int:
        return len(self.uncounted) + len(self.unconfirmed)

    @property
    def most(self) -> int:
        return MOST_COUNTED


def waiting_work(actor: Actor, now: datetime) -> WaitingWork:
    """What waits for this actor; counts are confirmed by heads alone."""
    uncounted, unconfirmed = tills_waiting(actor, now.date())
    heads = policies.headed_centres(actor)
    return WaitingWork(
        refunds=refund_tasks(actor).order_by()[: MOST_COUNTED + 1].count(),
        online=payments_to_handle(actor).order_by()[: MOST_COUNTED + 1].count(),
        uncounted=tuple(uncounted),
        unconfirmed=tuple(each for each in unconfirmed if each.centre_id in heads),
    )
