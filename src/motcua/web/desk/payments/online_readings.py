"""Reads a payment that came online into its page."""

from typing import Any

from motcua.dossiers.citizens_side import is_concerned_by_row
from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.access import money_of, open_task_of
from motcua.payments.models import OnlinePayment, OnlineRefund
from motcua.payments.rules.online.refunds import COUNTING, RefundStatus
from motcua.web.desk.payments.acts import Act, form_of
from motcua.web.desk.payments.online_forms import AttachForm, GiveBackForm, RefundEndForm
from motcua.web.desk.payments.online_words import HANDLED, REFUNDS, VERDICTS, why_of
from motcua.web.templatetags.display import dong

MOST_MESSAGES = 50


def read_payment(payment: OnlinePayment) -> dict[str, Any]:
    """The payment, every message on its order as it came, and its refunds."""
    messages = payment.order.messages.order_by("-pk")[:MOST_MESSAGES]
    return {
        "payment": payment,
        "why": why_of(payment.why) if payment.why else "",
        "handled": HANDLED.get(payment.handled, ""),
        "messages_kept": [(each, VERDICTS[each.verdict]) for each in messages],
        "refunds": [(each, REFUNDS[each.status]) for each in payment.refunds.order_by("pk")],
    }


def forms_for(actor: Actor, payment: OnlinePayment, sent: Act | None) -> dict[str, Act]:
    """What this person may do now; the rules are asked again when it is sent."""
    row = payment.order.dossier
    forms: dict[str, Act] = {}
    if is_concerned_by_row(actor, row):
        return forms
    refunds: list[OnlineRefund] = list(payment.refunds.all())
    left = payment.amount - sum(each.amount for each in refunds if each.status in COUNTING)
    waits = payment.seq is None and not payment.handled
    if policies.post_at_counter(actor, row) and left:
        if waits and left == payment.amount:
            forms["attach"] = form_of(AttachForm, sent)
        if waits or _has_task(actor, payment):
            forms["give_back"] = form_of(GiveBackForm, sent, amount=dong(left), receiver=payment.order.payer)
    unknown = next((each for each in refunds if each.status == RefundStatus.UNKNOWN), None)
    if unknown and policies.head_post(actor, row.centre_id, row.received_centre_id):
        forms["refund_end"] = form_of(RefundEndForm, sent, refund=unknown.pk)
    return forms


def _has_task(actor: Actor, payment: OnlinePayment) -> bool:
    """Booked, and its dossier ended so that money goes back."""
    if payment.seq is None:
        return False
    dossier = payment.order.dossier
    money = money_of(actor, dossier.code or dossier.pk)
    return open_task_of(dossier.pk, money.ledger) is not None
