from datetime import datetime
from uuid import UUID

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.actions.book import Booked, book
from motcua.payments.published import lines_for
from motcua.payments.rules.charge import Charge, decide_charge


def charge_fee(
    actor: Actor, dossier: str | int, command: Charge, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Let a published fee line become due. Raises `NotFound`, `Refused`, `Invalid` (rules: `charge`)."""
    return book(
        actor,
        dossier,
        lambda money: policies.check_may_collect(actor, money.row),
        lambda money, _post: decide_charge(
            money.ledger,
            money.dossier.state.status,
            money.dossier.state.supplements,
            (published := lines_for(money.dossier.state, at.date())).revision,
            published.lines,
            command,
        ),
        at=at,
        request_id=request_id,
    )
