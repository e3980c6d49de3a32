"""The head confirms the count that closed a day (xác nhận kiểm quỹ), once."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers import directory
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.payments import policies, tills
from motcua.payments.models import CashCount, Confirmation
from motcua.payments.rules.facts import Drawer
from motcua.payments.till_access import check_may_see


@transaction.atomic
def confirm_count(actor: Actor, drawer: Drawer, note: str = "", *, at: datetime) -> Confirmation:
    """Raises `NotFound` (not the actor's to see), `Refused` (not the head, not counted, confirmed by somebody else)."""
    check_may_see(actor, drawer)
    policies.check_is_head(actor, directory.centres.number(drawer.centre))
    till = tills.lock(drawer)
    if not till.is_closed:
        raise Refused(
            "not_counted",
            vi="Quỹ ngày này chưa kiểm đếm: chưa có gì để xác nhận. Hãy đề nghị người giữ quỹ kiểm đếm trước.",
            en="This day has not been counted: there is nothing to confirm yet. Have the cashier count it first.",
        )
    count = CashCount.objects.filter(till=till).order_by("-pk")[0]
    if done := Confirmation.objects.filter(count=count).first():
        when = done.at.astimezone(VIETNAM)
        raise Refused(
            "confirmed_already",
            vi=f"{done.by} đã xác nhận lúc {when:%H:%M %d/%m/%Y}. Hãy tải lại trang để xem.",
            en=f"{done.by} confirmed it at {when:%H:%M %d/%m/%Y}. Reload the page to see it.",
        )
    return Confirmation.objects.create(count=count, note=note.strip(), at=at, by=actor.name)
