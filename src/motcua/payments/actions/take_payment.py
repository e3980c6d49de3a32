from datetime import datetime
from uuid import UUID

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.actions.book import Booked, book
from motcua.payments.drawers import drawer_at
from motcua.payments.rules.pay import Pay, decide_pay


def take_payment(
    actor: Actor, dossier: str | int, command: Pay, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Take money against a receipt with the centre's next number. Raises `NotFound`, `Refused`, `Invalid`."""
    return book(
        actor,
        dossier,
        lambda money: policies.check_may_collect(actor, money.row),
        lambda money, post: decide_pay(money.ledger, money.dossier.state.status, drawer_at(actor, post, at), command),
        at=at,
        request_id=request_id,
    )
