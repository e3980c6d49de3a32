"""Asking the gateway what became of an order, instead of waiting to be told."""

from datetime import datetime

from motcua.payments.actions.open_order import close_order
from motcua.payments.actions.take_notice import Message, keep_message, take_notice
from motcua.payments.models import PaymentOrder
from motcua.payments.online.accounts import gateway_named
from motcua.payments.online.gateways import gateway_for
from motcua.payments.rules.online.notice import Verdict
from motcua.payments.rules.online.orders import OrderStatus, is_over


def ask_gateway(order: PaymentOrder, *, at: datetime) -> PaymentOrder:
    """The order as it stands then; one that is over and that nobody paid expires. Raises `GatewaySilent`.

    Calls the gateway: never inside a transaction.
    """
    answer = gateway_for(order).ask(order, at=at)
    account = gateway_named(order.gateway)
    message = Message("query", answer.raw)
    if answer.notice and account and answer.notice.reference == order.reference:
        take_notice(account, message, answer.notice, at=at)
    else:
        keep_message(order.gateway, message, Verdict.UNKNOWN_ORDER, at, order=order)
    order.refresh_from_db()
    if order.status == OrderStatus.OPEN and is_over(order.expires_at, at):
        close_order(order, OrderStatus.EXPIRED, at)
        order.refresh_from_db()
    return order
