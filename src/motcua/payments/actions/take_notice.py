"""A gateway tells what became of an order: believed if it is signed, booked once, kept whatever it says.

Lock order: the dossier's row, then the order, then the receipt series, as every act on money. Whoever repeats a
message, in parallel or before another, waits for that row and then finds the payment taken.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.dossiers import directory
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.organisation.actors import SYSTEM
from motcua.payments import writer
from motcua.payments.access import Money, money_locked
from motcua.payments.actions.open_order import ask_once_more
from motcua.payments.actions.take_payment import end_wait
from motcua.payments.models import GatewayMessage, OnlinePayment, PaymentOrder
from motcua.payments.online.gateways import NAMES
from motcua.payments.rules.facts import Method
from motcua.payments.rules.online.notice import Notice, Verdict
from motcua.payments.rules.online.orders import OrderStatus, Step, Why, decide_notice
from motcua.payments.rules.pay import Pay, decide_pay

LONGEST_KEPT = 8_000
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """How it came: `kind` is "ipn", "return" or "query", `raw` its text."""

    kind: str
    raw: str


def take_notice(gateway: PaymentGateway, message: Message, notice: Notice, *, at: datetime) -> Verdict:
    """Do what the notice asks for, and keep the message with what became of it. Never raises: a fault is 99.

    With 99 nothing was booked, and the gateway tells it again.
    """
    try:
        with transaction.atomic():
            verdict, order = _take(gateway, message, notice, at)
    except Exception:
        logger.exception("a notice of %s could not be taken", gateway.key)
        keep_message(gateway.key, message, Verdict.FAULT, at, note="fault")
        return Verdict.FAULT
    if order and order.status == OrderStatus.PAID:
        _go_on(order, at)
    return verdict


def keep_message(
    gateway: str,
    message: Message,
    verdict: Verdict,
    at: datetime,
    *,
    order: PaymentOrder | None = None,
    note: str = "",
) -> None:
    """Add the message to what is kept; one longer than any gateway sends is cut."""
    raw = message.raw.replace("\x00", "")[:LONGEST_KEPT]
    GatewayMessage.objects.create(
        order=order, gateway=gateway, kind=message.kind, raw=raw, verdict=verdict, note=note[:200], at=at
    )


def _take(
    gateway: PaymentGateway, message: Message, notice: Notice, at: datetime
) -> tuple[Verdict, PaymentOrder | None]:
    order = PaymentOrder.objects.filter(reference=notice.reference[:32], gateway=gateway.key).first()
    if order is None:
        keep_message(gateway.key, message, Verdict.UNKNOWN_ORDER, at, note=notice.said)
        return Verdict.UNKNOWN_ORDER, None
    money = money_locked(SYSTEM, order.dossier_id)
    order = PaymentOrder.objects.select_for_update().get(pk=order.pk)
    known, number = _known(order, notice)
    step = decide_notice(OrderStatus(order.status), order.amount, known is not None, notice)
    if step.status:
        order.status, order.closed_at = step.status, at
        order.save(update_fields=["status", "closed_at"])
        if step.status is OrderStatus.FAILED:
            ask_once_more(order, at)
    if step.takes:
        _take_money(money, order, notice, number, step, at)
    keep_message(gateway.key, message, step.verdict, at, order=order, note=notice.said)
    return step.verdict, order


def _known(order: PaymentOrder, notice: Notice) -> tuple[OnlinePayment | None, str]:
    """The payment that the notice is about, taken before, and its number: the order's, where the gateway gives none.

    One kept for its wrong amount that nobody has touched is new again once the gateway tells the right one.
    """
    number = notice.transaction.strip("0") and notice.transaction
    payments = OnlinePayment.objects.select_related("order").filter(gateway=order.gateway)
    found = payments.filter(transaction=number or order.reference).first()
    if found and found.order_id != order.pk:  # the gateway has used its number twice: no money is lost for that
        number, found = order.reference, payments.filter(transaction=order.reference).first()
    if found and found.why == Why.AMOUNT and notice.amount == order.amount and is_untouched(found):
        found.delete()
        found = None
    return found, number or order.reference


def is_untouched(payment: OnlinePayment) -> bool:
    """Whether it waits still, and nobody has begun to give it back."""
    return payment.seq is None and not payment.handled and not payment.refunds.exists()


def _take_money(money: Money, order: PaymentOrder, notice: Notice, number: str, step: Step, at: datetime) -> None:
    """Book it; where the rules refuse that, or the order was over, it is kept with the reason."""
    seq, why = None, step.why
    if not why and notice.transaction.strip("0") and number != notice.transaction:
        why = Why.NUMBER
    if not why:
        seq, why = book_online(money, order, number, order.amount, at)
    OnlinePayment.objects.create(
        order=order,
        gateway=order.gateway,
        transaction=number,
        amount=notice.amount,
        paid_at=notice.paid_at or at,
        bank=notice.bank,
        told_at=at,
        seq=seq,
        why=why,
    )


def book_online(
    money: Money, order: PaymentOrder, number: str, amount: int, at: datetime, by: By | None = None
) -> tuple[int | None, str]:
    """The number of the entry; or None, and the code of what refuses it."""
    pay = Pay(amount, Method.ONLINE, order.payer, f"{NAMES[order.provider]} {number}")
    centre = directory.centres.code(money.row.centre_id)
    who = by or By(f"Thanh toán trực tuyến ({NAMES[order.provider]})", None, "")
    try:
        fact = decide_pay(money.ledger, money.dossier.state.status, None, pay, centre)
        with transaction.atomic():
            ledger = writer.append(money, fact, who, at=at, request_id=None)
    except DomainError as refusal:
        return None, refusal.code
    return ledger.seq, ""


def _go_on(order: PaymentOrder, at: datetime) -> None:
    """The dossier's wait for this money ends, in a transaction of its own; a repeated message makes up for a fault."""
    try:
        end_wait(SYSTEM, order.dossier_id, at)
    except Exception:
        logger.exception("the wait of dossier #%s was not ended", order.dossier_id)
