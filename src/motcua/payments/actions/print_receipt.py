"""A receipt is given out on paper: the first print is the receipt, and whatever is printed after it is a copy."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.access import money_locked
from motcua.payments.models import Receipt, ReceiptPrint
from motcua.payments.queries import ReceiptForPrint, receipt_for_print


@transaction.atomic
def print_receipt(
    actor: Actor, dossier: str | int, seq: int, *, at: datetime, request_id: UUID | None = None
) -> tuple[ReceiptForPrint, int]:
    """The receipt of payment `seq`, and which print of it this is, from 1; a repeated request is the same print.

    Of two who print at once one has the first. Raises `NotFound`, `Refused` (not at the counter that takes the money).
    """
    row = money_locked(actor, dossier).row
    found = receipt_for_print(actor, dossier, seq)
    policies.check_not_own(actor, row)
    if policies.head_post(actor, row.centre_id, row.received_centre_id) is None:
        policies.check_may_collect(actor, row)
    receipt = Receipt.objects.get(dossier=row, seq=seq)
    done = ReceiptPrint.objects.filter(receipt=receipt, request_id=request_id).first() if request_id else None
    if done is None:
        done = ReceiptPrint.objects.create(receipt=receipt, at=at, by=actor.name, request_id=request_id)
    return found, ReceiptPrint.objects.filter(receipt=receipt, pk__lte=done.pk).count()
