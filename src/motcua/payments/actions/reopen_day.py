from datetime import datetime

from django.db import transaction

from motcua.dossiers import directory
from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.payments import policies, tills
from motcua.payments.models import CashCount, Reopening
from motcua.payments.rules.facts import Drawer
from motcua.payments.till_access import check_may_see


@transaction.atomic
def reopen_day(actor: Actor, drawer: Drawer, reason: str, *, at: datetime) -> Reopening:
    """The head opens a closed day again, with a reason. The count stays to be read. Raises `NotFound`, `Refused`."""
    check_may_see(actor, drawer)
    policies.check_is_head(actor, directory.centres.number(drawer.centre))
    reason = check_text(reason, "reason", "lý do mở lại quỹ", "reason for reopening")
    till = tills.lock(drawer)
    if not till.is_closed:
        raise Refused(
            "not_closed",
            vi="Quỹ ngày này chưa khóa: cứ ghi tiếp.",
            en="This day is not closed: go on booking.",
        )
    till.is_closed = False
    till.save(update_fields=["is_closed"])
    count = CashCount.objects.filter(till=till).order_by("-pk")[0]
    return Reopening.objects.create(count=count, reason=reason, at=at, by=actor.name)
