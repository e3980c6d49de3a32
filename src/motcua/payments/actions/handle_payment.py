"""Money that came and could not simply be booked: a person attaches it to its dossier, or gives it back."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions.carry_out import by_of, request_id_taken
from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Refused
from motcua.kernel.jobs import enqueue
from motcua.organisation.actors import SYSTEM, Actor, HeldPost
from motcua.payments import policies
from motcua.payments.access import Money, money_locked, no_refund_task, open_task_of
from motcua.payments.actions.take_notice import book_online
from motcua.payments.actions.take_payment import end_wait
from motcua.payments.models import OnlinePayment, OnlineRefund, RefundTask
from motcua.payments.online.gateways import gateway_for
from motcua.payments.online.handling import check_not_promised, payment_for
from motcua.payments.rules.online.refunds import COUNTING, GiveBack, RefundStatus, check_give_back
from motcua.payments.rules.refunds import Treatment
from motcua.worktime.rules.schedule import in_vietnam


def attach_payment(actor: Actor, number: int, note: str, *, at: datetime) -> OnlinePayment:
    """Book the payment on its dossier after all, as it owes that much. Raises `NotFound`, `Refused`, `Invalid`."""
    with transaction.atomic():
        payment, money, post = _to_handle(actor, number)
        note = check_text(note, "note", "lý do ghi vào hồ sơ", "reason for booking it on the dossier")
        seq, refused = book_online(money, payment.order, payment.transaction, payment.amount, at, by_of(actor, post))
        if seq is None:
            raise _cannot_attach(refused)
        payment.seq, payment.handled = seq, "attached"
        _sign(payment, actor, note, at)
    end_wait(SYSTEM, payment.order.dossier_id, at)
    return payment


@transaction.atomic
def refund_payment(
    actor: Actor, number: int, command: GiveBack, *, at: datetime, request_id: UUID | None = None
) -> OnlineRefund:
    """Give back what was paid online, through its gateway or by a transfer that the voucher names.

    What lies in the ledger goes back under the dossier's open refund task, through the gateway alone: by transfer it is
    given back at the counter. Raises `NotFound`, `Refused`, `Invalid`.
    """
    payment, money, post = _locked(actor, number)
    if request_id and (done := OnlineRefund.objects.filter(request_id=request_id).first()):
        if (done.payment_id, done.asked_account) != (payment.pk, actor.account_id):
            raise request_id_taken()
        return done
    can_ask = gateway_for(payment.order).gives_back
    promised = sum(each.amount for each in payment.refunds.all() if each.status in COUNTING)
    check_give_back(command, payment.amount, promised, can_ask)
    ground = command.ground
    if payment.seq is not None:
        ground = _ground_under_task(money, command)
    ground = check_text(ground, "ground", "căn cứ hoàn trả", "ground of the refund")
    refund = OnlineRefund.objects.create(
        payment=payment,
        request=f"H{payment.pk}{secrets.token_hex(6)}"[:32],
        amount=command.amount,
        by_gateway=command.by_gateway,
        ground=ground,
        receiver=check_text(command.receiver, "receiver", "người nhận lại tiền", "person who gets the money"),
        status=RefundStatus.ASKED if command.by_gateway else RefundStatus.DONE,
        said="" if command.by_gateway else command.voucher.strip(),
        asked_at=at,
        asked_by=actor.name,
        asked_account=actor.account_id,
        asked_post=post.code,
        done_at=None if command.by_gateway else at,
        request_id=request_id,
    )
    if payment.seq is None and promised + command.amount == payment.amount:
        payment.handled = "refunded"
        _sign(payment, actor, ground, at)
    if command.by_gateway:
        enqueue("payments.send_refund", queueing_lock=f"payments.send_refund-{refund.pk}", refund_id=refund.pk)
    return refund


def _ground_under_task(money: Money, command: GiveBack) -> str:
    task: RefundTask | None = open_task_of(money.row.pk, money.ledger)
    if task is None:
        raise no_refund_task(money)
    if not command.by_gateway:
        raise Refused(
            "refund_at_counter",
            vi="Khoản này đã ghi vào hồ sơ: hoàn bằng chuyển khoản thì ghi ở trang Phí, lệ phí của hồ sơ.",
            en="This is booked on the dossier: a refund by transfer is entered on the dossier's fees page.",
            field="voucher",
        )
    if command.amount > money.ledger.held:
        check_give_back(command, money.ledger.held, 0, can_ask=True)
    check_not_promised(money, command.amount)
    gives_back = Treatment(task.treatment) is Treatment.GIVE_BACK
    return command.ground.strip() or (task.source if gives_back else "")


def _locked(actor: Actor, number: int) -> tuple[OnlinePayment, Money, HeldPost]:
    """The payment, its dossier's money and the post that may act; the dossier is held."""
    found = payment_for(actor, number)
    money = money_locked(actor, found.order.dossier_id)
    post = policies.check_may_collect(actor, money.row)
    rows = OnlinePayment.objects.select_related("order__dossier").select_for_update(of=("self",))
    return rows.get(pk=found.pk), money, post


def _to_handle(actor: Actor, number: int) -> tuple[OnlinePayment, Money, HeldPost]:
    payment, money, post = _locked(actor, number)
    if payment.seq is not None or payment.handled:
        when = in_vietnam(payment.handled_at or payment.told_at)
        who = payment.handled_by or "Hệ thống"
        raise Refused(
            "handled_already",
            vi=f"{who} đã xử lý khoản này lúc {when:%H:%M %d/%m/%Y}. Hãy tải lại trang để xem.",
            en=f"{who} dealt with this payment at {when:%H:%M %d/%m/%Y}. Reload the page to see it.",
        )
    if payment.refunds.filter(status__in=COUNTING).exists():
        raise Refused(
            "refund_under_way",
            vi="Một phần khoản này đang hoặc đã hoàn trả: không ghi vào hồ sơ được nữa.",
            en="Part of this payment is being given back, or has been: it can no longer be booked on the dossier.",
        )
    return payment, money, post


def _sign(payment: OnlinePayment, actor: Actor, note: str, at: datetime) -> None:
    payment.handled_at, payment.handled_by, payment.note = at, actor.name, note
    payment.save()


def _cannot_attach(code: str) -> Refused:
    return Refused(
        "cannot_attach",
        vi="Hồ sơ không còn nợ đủ số tiền này, đã kết thúc, hoặc trung tâm hết số biên lai: chưa ghi được. Hãy xem "
        "trang Phí, lệ phí của hồ sơ, hoặc hoàn trả khoản này.",
        en="The dossier does not owe that much, has ended, or no receipt number is left: it cannot be booked. Look at "
        "the dossier's fees, or give this payment back.",
        why=code,
    )
