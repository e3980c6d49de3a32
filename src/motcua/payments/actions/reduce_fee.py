from datetime import datetime
from uuid import UUID

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.actions.book import Booked, book
from motcua.payments.rules.reduce import Reduce, decide_reduce


def reduce_fee(
    actor: Actor, dossier: str | int, command: Reduce, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Exempt or reduce a charge, by legal basis and document. Raises `NotFound`, `Refused`, `Invalid`."""
    return book(
        actor,
        dossier,
        lambda money: policies.check_may_collect(actor, money.row),
        lambda money, _post: decide_reduce(money.ledger, command),
        at=at,
        request_id=request_id,
    )
