from datetime import datetime

from django.db import transaction

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.access import money_locked, no_refund_task, open_task_of
from motcua.payments.models import RefundClosing


@transaction.atomic
def decline_refund(actor: Actor, dossier: str | int, ground: str, *, at: datetime) -> RefundClosing:
    """The head declares that the money held is not given back, with the ground. Raises `NotFound`, `Refused`."""
    money = money_locked(actor, dossier)
    policies.check_is_head(actor, money.row.centre_id, money.row.received_centre_id)
    policies.check_not_own(actor, money.row)
    ground = check_text(ground, "ground", "căn cứ không hoàn trả", "ground for giving nothing back")
    task = open_task_of(money.row.pk, money.ledger)
    if task is None:
        raise no_refund_task(money)
    return RefundClosing.objects.create(task=task, ground=ground, at=at, by=actor.name)
