"""The day's opening: the small money that a cashier has for change, counted with the rest and nobody's fee."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.payments import tills
from motcua.payments.drawers import check_has_come
from motcua.payments.models import Opening
from motcua.payments.rules.cash import check_opening
from motcua.payments.rules.facts import Drawer
from motcua.payments.till_access import check_may_count


@transaction.atomic
def open_cash(actor: Actor, drawer: Drawer, amount: int, *, at: datetime, request_id: UUID | None = None) -> Opening:
    """The day begins with `amount` đồng in the drawer; said again before the count, the last holds.

    Raises `NotFound` (not the actor's), `Refused` (counted already), `Invalid` (the amount, a day to come).
    """
    check_may_count(actor, drawer)
    check_has_come(drawer, at)
    till = tills.lock(drawer)
    if request_id and (done := Opening.objects.filter(till=till, request_id=request_id).first()):
        return done
    if till.is_closed:
        raise Refused(
            "closed_already",
            vi=f"Quỹ ngày {drawer.day:%d/%m/%Y} đã khóa: không ghi tiền đầu ngày nữa. Hãy đề nghị người đứng đầu mở "
            "lại quỹ.",
            en=f"The cash of {drawer.day:%d/%m/%Y} is closed: it has its opening. Ask the head to reopen it.",
        )
    check_opening(amount)
    return Opening.objects.create(till=till, amount=amount, at=at, by=actor.name, request_id=request_id)
