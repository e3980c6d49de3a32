"""Reads an order into what its payer sees, as of now."""

from dataclasses import dataclass
from datetime import datetime

from motcua.payments.access import Money
from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.payments.rules.facts import Paid
from motcua.payments.rules.online.orders import OrderStatus
from motcua.web.portal.payment.addresses import receipt_address
from motcua.web.portal.payment.words import HANDLING, STATUSES
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt that was given, to be downloaded."""

    number: str
    amount: int
    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a payment stands: `late` is money that came outside of it, `is_open` while the gateway has not spoken.

    Where money came and could not be booked, nobody is sent to the gateway to pay once more.
    """

    order: PaymentOrder
    tag: Tag
    is_open: bool
    paid_at: datetime | None
    late: tuple[OnlinePayment, ...]


def read_standing(order: PaymentOrder) -> Standing:
    payments = list(order.payments.order_by("pk"))
    late = tuple(each for each in payments if each.seq is None and not each.handled)
    booked = next((each for each in payments if each.seq is not None), None)
    status = OrderStatus(order.status)
    is_kept = bool(late) and booked is None
    return Standing(
        order=order,
        tag=HANDLING if is_kept else STATUSES[status],
        is_open=status is OrderStatus.OPEN and not is_kept,
        paid_at=booked.paid_at if booked else None,
        late=late,
    )


def read_receipts(money: Money) -> tuple[ReceiptLine, ...]:
    """The receipts of payments that count, the latest first."""
    return tuple(
        ReceiptLine(entry.fact.receipt, entry.fact.amount, entry.at, receipt_address(money, entry.seq))
        for entry in reversed(money.ledger.live)
        if isinstance(entry.fact, Paid)
    )
