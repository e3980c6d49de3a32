"""The payer comes back from the gateway: what the address says is kept, and books nothing."""

from datetime import datetime

from motcua.payments.actions.take_notice import Message, keep_message
from motcua.payments.models import PaymentOrder
from motcua.payments.online.accounts import gateway_named
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.notice import BadMessage, Verdict


def see_return(reference: str, query: str, *, at: datetime, keeps_unsigned: bool = True) -> bool:
    """Whether the gateway signed it for that order. Kept where there is such an order; nothing else changes.

    What is not signed is kept only while `keeps_unsigned`, as with its calls.
    """
    order = PaymentOrder.objects.filter(reference=reference[:32]).first()
    account = gateway_named(order.gateway) if order else None
    if order is None or account is None or account.provider != "vnpay":
        return order is not None
    message, verdict, note = Message("return", query), Verdict.BAD_SIGNATURE, ""
    try:
        notice = vnpay.read_message(account.secret, query)
    except BadMessage as error:
        note = str(error)
    else:
        note = notice.said
        verdict = Verdict.CONFIRMED if notice.reference == order.reference else Verdict.UNKNOWN_ORDER
    if keeps_unsigned or verdict is not Verdict.BAD_SIGNATURE:
        keep_message(account.key, message, verdict, at, order=order, note=note)
    return verdict is Verdict.CONFIRMED
