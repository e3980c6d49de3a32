"""Background work of money online: asking after orders, sending refunds."""

from datetime import datetime, timedelta

from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job
from motcua.payments.actions.ask_gateway import ask_gateway
from motcua.payments.actions.send_refund import send_refund
from motcua.payments.models import OnlineRefund, PaymentOrder
from motcua.payments.rules.online.orders import OrderStatus
from motcua.payments.rules.online.refunds import RefundStatus

EVERY = timedelta(minutes=5)
MOST = 500


@job("payments.ask_gateway", attempts=4)
def ask_one(order_id: int) -> None:
    """Ask after one order; one that has ended is left alone."""
    order = PaymentOrder.objects.select_related("dossier").filter(pk=order_id, status=OrderStatus.OPEN).first()
    if order:
        ask_gateway(order, at=clock.now())


@job("payments.ask_once_more", attempts=6)
def ask_once_more(order_id: int) -> None:
    """Ask after one that ended unpaid: what was paid in truth is kept for handling, as if the gateway had told it."""
    order = PaymentOrder.objects.select_related("dossier").filter(pk=order_id).exclude(status=OrderStatus.PAID).first()
    if order:
        ask_gateway(order, at=clock.now())


@job("payments.send_refund", attempts=6)
def send_one(refund_id: int) -> None:
    """Ask the gateway to give money back; done already is done."""
    send_refund(refund_id, at=clock.now())


@job("payments.look_after_orders")
def look_after_orders() -> None:
    """Ask after what nobody told us of, and after refunds whose answer is not known; then again in five minutes."""
    now = clock.now()
    enqueue_looking(now)
    left = PaymentOrder.objects.filter(status=OrderStatus.OPEN, expires_at__lte=now).order_by("expires_at", "pk")
    for number in left.values_list("pk", flat=True)[:MOST]:
        enqueue_asking(number)
    for number in OnlineRefund.objects.filter(status=RefundStatus.ASKED).values_list("pk", flat=True)[:MOST]:
        enqueue("payments.send_refund", queueing_lock=f"payments.send_refund-{number}", refund_id=number)


def enqueue_looking(now: datetime) -> None:
    """Nothing is added while one waits already."""
    enqueue("payments.look_after_orders", queueing_lock="payments.look_after_orders", run_at=now + EVERY)


def enqueue_asking(order_id: int) -> None:
    enqueue("payments.ask_gateway", queueing_lock=f"payments.ask_gateway-{order_id}", order_id=order_id)
