"""Asking the gateway to give money back, and booking it once the gateway says that it does."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers import directory
from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Refused
from motcua.kernel.facts import By
from motcua.organisation.actors import SYSTEM, Actor
from motcua.payments import policies, writer
from motcua.payments.access import money_locked
from motcua.payments.models import OnlineRefund
from motcua.payments.online.gateways import NAMES, gateway_for
from motcua.payments.online.handling import refund_for
from motcua.payments.rules.facts import Method, Refunded
from motcua.payments.rules.online.notice import RefundAnswer
from motcua.payments.rules.online.refunds import RefundStatus

OPEN = frozenset({RefundStatus.ASKED, RefundStatus.UNKNOWN})


def send_refund(refund_id: int, *, at: datetime) -> OnlineRefund:
    """The refund as it stands then. Raises `GatewaySilent`; repeated, the gateway is told the same number.

    Calls the gateway: never inside a transaction.
    """
    refund = OnlineRefund.objects.select_related("payment__order__dossier").get(pk=refund_id)
    if refund.status != RefundStatus.ASKED:
        return refund
    answer = gateway_for(refund.payment.order).give_back(refund, at=at)
    return _take(refund, answer, at)


def settle_refund(actor: Actor, number: int, is_done: bool, note: str, *, at: datetime) -> OnlineRefund:
    """The head has asked the gateway what became of a refund whose end was not known. Raises `NotFound`, `Refused`."""
    refund = refund_for(actor, number)
    row = refund.payment.order.dossier
    policies.check_is_head(actor, row.centre_id, row.received_centre_id)
    policies.check_not_own(actor, row)
    note = check_text(note, "note", "kết quả hỏi cổng thanh toán", "what the gateway told")
    if refund.status not in OPEN:
        raise settled_already(refund)
    return _take(refund, RefundAnswer(is_done, False, f"{note} ({actor.name})"), at)


def settled_already(refund: OnlineRefund) -> Refused:
    return Refused(
        "refund_settled",
        vi=f"Lần hoàn {refund.request} đã có kết quả. Hãy tải lại trang để xem.",
        en=f"What became of the refund {refund.request} is known. Reload the page to see it.",
    )


@transaction.atomic
def _take(refund: OnlineRefund, answer: RefundAnswer, at: datetime) -> OnlineRefund:
    money = money_locked(SYSTEM, refund.payment.order.dossier_id)
    now = OnlineRefund.objects.select_related("payment__order").select_for_update(of=("self",)).get(pk=refund.pk)
    if now.status not in OPEN:
        return now
    now.said = answer.said
    if answer.is_done:
        now.status, now.done_at = RefundStatus.DONE, at
        if now.payment.seq is not None:
            fact = Refunded(
                amount=now.amount,
                method=Method.ONLINE,
                receiver=now.receiver,
                voucher=now.request,
                ground=now.ground,
                drawer=None,
                reference=f"{NAMES[now.payment.order.provider]} {answer.transaction}".strip(),
                centre=directory.centres.code(money.row.centre_id),
            )
            by = By(now.asked_by, now.asked_account, now.asked_post)
            now.seq = writer.append(money, fact, by, at=at, request_id=None).seq
    else:
        now.status = RefundStatus.UNKNOWN if answer.is_unknown else RefundStatus.FAILED
        if now.status is RefundStatus.FAILED and now.payment.seq is None:
            payment = now.payment
            payment.handled, payment.handled_at, payment.handled_by = "", None, ""
            payment.save()  # it waits again for somebody to handle it
    now.save()
    return now
