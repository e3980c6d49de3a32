"""The money of a reception: charged, reduced and taken as one goes on, each booked once (NĐ 61/2018 Art 17)."""

from datetime import datetime
from uuid import UUID, uuid5

from motcua.dossiers import directory
from motcua.dossiers.actions.carry_out import by_of
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.payments.access import money_of
from motcua.payments.actions.charge_fee import charge_fee
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.actions.take_payment import take_payment
from motcua.payments.numbering import has_number
from motcua.payments.published import Published
from motcua.payments.rules.at_reception import PAYMENT, AtReception, Foreseen, Taking, foresee, payment, reductions
from motcua.payments.rules.facts import Drawer
from motcua.payments.rules.ledger import Ledger
from motcua.payments.rules.series import exhausted


def foresee_at_reception(
    actor: Actor, centre_id: int, published: Published, wanted: AtReception, *, at: datetime, registered: int | None
) -> Foreseen:
    """What `take_at_reception` would book at that counter, and every refusal of it; writes nothing.

    `registered`: the number of the dossier that is completed; its money so far counts. Raises `NotFound`.
    """
    ledger = money_of(actor, registered).ledger if registered is not None else Ledger()
    post = next((post for post in actor.posts if post.centre_id == centre_id), None)
    day = at.astimezone(VIETNAM).date()
    drawer = Drawer(directory.centres.code(centre_id), actor.account_id or 0, day)
    foreseen = foresee(ledger, published.revision, published.lines, wanted, Taking(by_of(actor, post), drawer, at))
    if wanted.method is None or foreseen.ledger.received == ledger.received or has_number(drawer.centre, day.year):
        return foreseen
    return Foreseen(foreseen.ledger, (*foreseen.refusals, (PAYMENT, exhausted(day.year))))


def take_at_reception(actor: Actor, code: str, wanted: AtReception, *, at: datetime, request_id: UUID) -> Ledger:
    """Book it all on the dossier just accepted; repeated with the same `request_id` nothing is booked twice.

    What was booked before a refusal stays: the rest can be done on the page of fees. Raises the first refusal.
    """
    ledger = money_of(actor, code).ledger
    for charge in wanted.charges:
        number = uuid5(request_id, f"charge {charge.line}")
        ledger = charge_fee(actor, code, charge, at=at, request_id=number).ledger
    for reduce in reductions(ledger, wanted):
        number = uuid5(request_id, f"reduce {reduce.charge}")
        ledger = reduce_fee(actor, code, reduce, at=at, request_id=number).ledger
    if wanted.method and ledger.owed:
        number = uuid5(request_id, "pay")
        ledger = take_payment(actor, code, payment(ledger, wanted), at=at, request_id=number).ledger
    return ledger
