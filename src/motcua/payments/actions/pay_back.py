from datetime import datetime
from uuid import UUID

from motcua.organisation.actors import Actor, HeldPost
from motcua.payments import policies
from motcua.payments.access import Money, no_refund_task, open_task_of
from motcua.payments.actions.book import Booked, book
from motcua.payments.drawers import drawer_at
from motcua.payments.online.handling import check_not_promised
from motcua.payments.rules.facts import Refunded
from motcua.payments.rules.refunds import Refund, Treatment, decide_refund


def pay_back(
    actor: Actor, dossier: str | int, command: Refund, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Give money back under the dossier's open refund task. Raises `NotFound` (no task), `Refused`, `Invalid`."""

    def decide(money: Money, post: HeldPost) -> Refunded:
        task = open_task_of(money.row.pk, money.ledger)
        if task is None:
            raise no_refund_task(money)
        check_not_promised(money, command.amount)
        drawer = drawer_at(actor, post, at)
        return decide_refund(money.ledger, Treatment(task.treatment), task.source, drawer, command)

    return book(
        actor,
        dossier,
        lambda money: policies.check_may_collect(actor, money.row),
        decide,
        at=at,
        request_id=request_id,
    )
