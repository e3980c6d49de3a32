"""What this room keeps of an account: the payments it set out to make. Moved with a merged one, copied for its owner.

When an account is closed they stay with the dossiers' money, as the law on accounting and archives asks.
"""

from datetime import datetime

from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.people.exporting import Section

ORDER = ("reference", "dossier__code", "provider", "amount", "lines", "payer", "status", "created_at", "closed_at")
PAYMENT = ("order__reference", "transaction", "amount", "paid_at", "bank", "handled")


def move(from_account: int, to_account: int, at: datetime) -> int:
    """The orders become the other account's. How many."""
    return PaymentOrder.objects.filter(account_id=from_account).update(account_id=to_account)


def data_of(account_id: int) -> Section:
    """Each order, and the money that came for it."""
    orders = PaymentOrder.objects.filter(account_id=account_id).order_by("pk")
    payments = OnlinePayment.objects.filter(order__account_id=account_id).order_by("pk")
    return Section({"orders": list(orders.values(*ORDER)), "payments": list(payments.values(*PAYMENT))})
