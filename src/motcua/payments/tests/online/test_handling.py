"""Money that could not be booked: who may do what with it, and refunds whose end is not known."""

from uuid import uuid4

import pytest
from django.db import transaction

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By
from motcua.payments import writer
from motcua.payments.access import money_locked, money_of
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.cancel_order import cancel_order
from motcua.payments.actions.handle_payment import attach_payment, refund_payment
from motcua.payments.actions.pay_back import pay_back
from motcua.payments.actions.send_refund import send_refund, settle_refund
from motcua.payments.models import OnlinePayment, OnlineRefund
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.facts import Charged, CollectAt, Drawer, Method, Paid, Refunded, cash_of
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.refunds import GiveBack
from motcua.payments.rules.refunds import Refund
from motcua.payments.tests.online.conftest import Wire
from motcua.payments.tests.online.told import VNPAY, ordered, submitted, tell

AT = instant("05/11 11:00")


def late(world: World) -> OnlinePayment:
    """An paid after she had given the order up."""
    order = ordered(world, submitted(world))
    cancel_order(world.an, order.reference, at=instant("05/11 10:01"))
    tell(order)
    return OnlinePayment.objects.get(order=order)


def answer(code: str, secret: str = VNPAY.secret) -> dict[str, str]:
    return vnpay.signed_body(secret, {"ResponseCode": code, "TransactionNo": "15000001"}, vnpay.REFUND_ANSWER)


def code_of(act, *asked, **named) -> str:
    with pytest.raises(DomainError) as error:
        act(*asked, **named)
    return error.value.code


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("chi", "not_at_the_counter"),
        ("giang", "payment_not_found"),
        ("an", "payment_not_found"),
        ("kiem", "not_at_the_counter"),
    ],
)
def test_only_the_counter_of_its_centre_handles_it(online_world: World, who: str, code: str) -> None:
    payment = late(online_world)
    actor, back = getattr(online_world, who), GiveBack(170_000, "Trả muộn", "An")
    assert code_of(attach_payment, actor, payment.pk, "x", at=AT) == code
    assert code_of(refund_payment, actor, payment.pk, back, at=AT) == code
    payment.refresh_from_db()
    assert (payment.handled, OnlineRefund.objects.count()) == ("", 0)


def test_what_is_attached_once_is_not_attached_again_and_adds_up(online_world: World) -> None:
    payment = late(online_world)
    assert code_of(attach_payment, online_world.binh, payment.pk, " ", at=AT) == "note_missing"
    attach_payment(online_world.binh, payment.pk, "An xác nhận", at=AT)
    assert code_of(attach_payment, online_world.binh, payment.pk, "Lại", at=AT) == "handled_already"
    assert money_of(online_world.binh, payment.order.dossier_id).ledger.owed == 0
    assert verify_all().differences == []


def test_a_dossier_that_ended_takes_no_late_money_it_goes_back(online_world: World) -> None:
    payment = late(online_world)
    dossier = payment.order.dossier_id
    carry_out(online_world.binh, dossier, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=instant("05/11 10:30"))
    assert code_of(attach_payment, online_world.binh, payment.pk, "An xác nhận", at=AT) == "cannot_attach"
    back = GiveBack(170_000, "Hồ sơ đã kết thúc", "An", voucher="UNC-7")
    refund = refund_payment(online_world.binh, payment.pk, back, at=AT, request_id=uuid4())
    assert (refund.status, refund.said, refund.by_gateway) == ("done", "UNC-7", False)
    assert code_of(refund_payment, online_world.binh, payment.pk, back, at=AT) == "refund_too_large"
    assert verify_all().differences == []


def test_a_refund_in_parts_ends_with_the_whole(online_world: World, wire: Wire) -> None:
    payment = late(online_world)
    for amount, handled in ((70_000, ""), (100_000, "refunded")):
        refund = refund_payment(online_world.binh, payment.pk, GiveBack(amount, "Trả muộn", "An"), at=AT)
        wire.answers.append(answer("00"))
        assert send_refund(refund.pk, at=AT).status == "done"
        payment.refresh_from_db()
        assert payment.handled == handled
    assert [body["vnp_TransactionType"] for _, body in wire.sent] == ["03", "03"]
    assert code_of(attach_payment, online_world.binh, payment.pk, "x", at=AT) == "handled_already"


def test_a_gateway_that_refuses_gives_the_payment_back_to_the_desk(online_world: World, wire: Wire) -> None:
    payment = late(online_world)
    refund = refund_payment(online_world.binh, payment.pk, GiveBack(170_000, "Trả muộn", "An"), at=AT)
    assert code_of(send_refund, refund.pk, at=AT) == "gateway_silent"
    wire.answers += [answer("00", "khong-phai-khoa-nay"), answer("02")]
    assert code_of(send_refund, refund.pk, at=AT) == "gateway_silent"
    assert send_refund(refund.pk, at=AT).status == "failed"
    assert {body["vnp_RequestId"] for _, body in wire.sent} == {refund.request}
    payment.refresh_from_db()
    assert payment.handled == ""
    attach_payment(online_world.binh, payment.pk, "Cổng không hoàn", at=AT)


def test_a_refund_whose_end_nobody_knows_is_settled_by_the_head(online_world: World, wire: Wire) -> None:
    payment = late(online_world)
    refund = refund_payment(online_world.binh, payment.pk, GiveBack(170_000, "Trả muộn", "An"), at=AT)
    wire.answers.append(answer("94"))
    assert send_refund(refund.pk, at=AT).status == "unknown"
    assert code_of(settle_refund, online_world.binh, refund.pk, True, "Đã hỏi", at=AT) == "needs_head"
    assert code_of(settle_refund, online_world.giang, refund.pk, True, "Đã hỏi", at=AT) == "payment_not_found"
    assert settle_refund(online_world.em, refund.pk, True, "Sao kê 12", at=AT).status == "done"
    assert code_of(settle_refund, online_world.em, refund.pk, False, "Lại", at=AT) == "refund_settled"


@pytest.mark.parametrize(("told", "code"), [(150_000, ""), (200_000, "cannot_attach")])
def test_what_is_attached_is_what_was_paid_and_not_what_was_ordered(online_world: World, told: int, code: str) -> None:
    order = ordered(online_world, submitted(online_world))
    tell(order, Amount=str(told * 100))
    payment = OnlinePayment.objects.get()
    if code:
        assert code_of(attach_payment, online_world.binh, payment.pk, "Trả thừa", at=AT) == code
    else:
        attach_payment(online_world.binh, payment.pk, "Trả thiếu", at=AT)
        assert money_of(online_world.binh, order.dossier_id).ledger.owed == 20_000
    assert verify_all().differences == []


def test_what_the_gateway_is_giving_back_is_not_given_back_at_the_counter_too(online_world: World, wire: Wire) -> None:
    number = submitted(online_world)
    tell(ordered(online_world, number))
    payment = OnlinePayment.objects.get()
    carry_out(online_world.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=AT)
    refund = refund_payment(online_world.binh, payment.pk, GiveBack(170_000, "", "An"), at=AT)
    by_hand = Refund(170_000, Method.TRANSFER, "Phạm Thị An", "UNC-1", "Điều 5", "FT1")
    assert code_of(pay_back, online_world.binh, number, by_hand, at=AT) == "refund_under_way"
    wire.answers.append(answer("00"))
    send_refund(refund.pk, at=AT)
    assert code_of(pay_back, online_world.binh, number, by_hand, at=AT) == "refunded_already"
    ledger = money_of(online_world.binh, number).ledger
    assert (ledger.received, ledger.held) == (170_000, 0)
    assert verify_all().differences == []


def test_a_counter_payment_stays_while_the_gateway_gives_back_what_is_left(online_world: World) -> None:
    """Cash came and went back; were its receipt cancelled now, less would be held than is on its way to An."""
    number = submitted(online_world)
    tell(ordered(online_world, number))
    drawer, by = Drawer("QNI", online_world.binh.account_id or 0, AT.date()), By("Bình", online_world.binh.account_id)
    for fact in (
        Charged("ban_sao", "Bản sao", "phi", 50_000, 1, 50_000, CollectAt.RETURN, 1),
        Paid(50_000, Method.CASH, "An", drawer, ()),
        Refunded(50_000, Method.CASH, "An", "PC-01", "Thu thừa", drawer),
    ):
        with transaction.atomic():
            writer.append(money_locked(online_world.binh, number), fact, by, at=AT, request_id=None)
    (cash,) = (each.seq for each in money_of(online_world.binh, number).ledger.entries if cash_of(each.fact) > 0)
    carry_out(online_world.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=AT)
    refund_payment(online_world.binh, OnlinePayment.objects.get().pk, GiveBack(170_000, "", "An"), at=AT)
    assert code_of(cancel_entry, online_world.binh, number, Cancel(cash, "Nhầm"), at=AT) == "refund_under_way"
