"""Orders and what a gateway tells of them: booked once, or kept for a person, whatever comes when and how often."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError
from motcua.payments import writer
from motcua.payments.access import money_of
from motcua.payments.actions.ask_gateway import ask_gateway
from motcua.payments.actions.cancel_order import cancel_order
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.actions.take_notice import Message, take_notice
from motcua.payments.models import (
    Entry,
    GatewayMessage,
    OnlinePayment,
    PaymentOrder,
    Receipt,
    ReceiptSeries,
    RefundTask,
)
from motcua.payments.online.handling import payments_to_handle
from motcua.payments.queries import due_of, receipt_for_print
from motcua.payments.rules.facts import Method
from motcua.payments.rules.online import vnpay
from motcua.payments.rules.online.notice import Verdict
from motcua.payments.rules.reduce import Reduce
from motcua.payments.tests.fees import PER_PAGE, charged, paid
from motcua.payments.tests.online.conftest import Wire
from motcua.payments.tests.online.told import (
    NATIONAL,
    VNPAY,
    accepted_online,
    fields_of,
    ordered,
    signed,
    submitted,
    tell,
    with_online_fees,
)

CONFIRMED, REPEATED = Verdict.CONFIRMED, Verdict.REPEATED


def code_of(act: Callable[..., object], *asked: object, **named: object) -> str:
    with pytest.raises(DomainError) as error:
        act(*asked, **named)
    assert error.value.vi
    assert error.value.en
    return error.value.code


def test_the_sure_fees_of_an_online_submission_are_due_and_become_charges_when_one_pays(online_world: World) -> None:
    number = submitted(online_world)
    due = due_of(online_world.an, number, instant("05/11 09:00"))
    assert [(line.amount, line.is_to_come) for line in due.lines] == [(120_000, True), (50_000, True)]
    assert [line.fee.when for line in due.unsaid] == ["mỗi trang"]
    assert (due.total, due.can_pay, [way.key for way in due.ways]) == (170_000, True, [VNPAY.key, NATIONAL.key])
    assert not Entry.objects.exists()
    order = ordered(online_world, number)
    assert (order.amount, order.payer, order.status) == (170_000, "Phạm Thị An", "open")
    assert [line["amount"] for line in order.lines] == [120_000, 50_000]
    assert order.pay_at.startswith(f"{VNPAY.address}?vnp_Amount=17000000&")
    assert due_of(online_world.an, number, instant("05/11 10:01")).total == 170_000
    assert verify_all().differences == []


def test_paid_once_it_is_booked_with_a_receipt_of_the_centre(online_world: World) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    assert [tell(order), tell(order), tell(order, kind="query")] == [CONFIRMED, REPEATED, REPEATED]
    payment = OnlinePayment.objects.get()
    assert (payment.seq, payment.why, payment.amount) == (3, "", 170_000)
    receipt = receipt_for_print(online_world.an, number, 3)
    assert (receipt.number, receipt.method, receipt.payer) == (1, Method.ONLINE, "Phạm Thị An")
    assert receipt.reference == f"VNPAY {payment.transaction}"
    assert receipt.cashier_name == "Thanh toán trực tuyến (VNPAY)"
    assert [m.verdict for m in GatewayMessage.objects.order_by("pk")] == ["00", "02", "02"]
    assert GatewayMessage.objects.first().raw == signed(fields_of(order))
    due = due_of(online_world.an, number, instant("05/11 10:05"))
    assert (due.total, due.paid, due.can_pay) == (0, 170_000, False)
    assert code_of(ordered, online_world, number) == "nothing_owed"
    assert verify_all().differences == []


def test_exemptions_are_taken_off_and_told_with_their_basis(online_world: World) -> None:
    code = accepted_online(online_world)
    charged(online_world, code, PER_PAGE, quantity=3)
    reduce_fee(online_world.binh, code, Reduce(1, 50, "Luật 97/2015 Điều 10", "Thẻ 01"), at=instant("05/11 09:30"))
    due = due_of(online_world.an, code, instant("05/11 09:40"))
    (line,) = due.lines
    assert (line.amount, line.reduced, line.left, line.basis) == (6_000, 3_000, 3_000, "Luật 97/2015 Điều 10; Thẻ 01")
    assert ordered(online_world, code).amount == 3_000


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"Amount": "16999900", "TransactionStatus": "02"}, Verdict.BAD_AMOUNT),
        ({"Amount": "0"}, Verdict.BAD_AMOUNT),
        ({"TxnRef": "181105KHONGCO"}, Verdict.UNKNOWN_ORDER),
        ({"TransactionStatus": "01"}, CONFIRMED),
    ],
)
def test_a_wrong_notice_books_nothing_and_leaves_the_order_open(
    online_world: World, changes: dict[str, str], verdict: Verdict
) -> None:
    order = ordered(online_world, submitted(online_world))
    assert tell(order, **changes) == verdict
    order.refresh_from_db()
    assert (order.status, OnlinePayment.objects.count(), Receipt.objects.count()) == ("open", 0, 0)
    assert GatewayMessage.objects.get().verdict == verdict
    assert tell(order) == CONFIRMED


@pytest.mark.parametrize("amount", ["16999900", "17000100"])
def test_a_success_with_another_amount_is_not_booked_but_waits_for_a_person(online_world: World, amount: str) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    assert [tell(order, Amount=amount) for _ in range(3)] == [Verdict.BAD_AMOUNT] * 3
    payment = OnlinePayment.objects.get()
    assert (payment.amount, payment.seq, payment.why) == (int(amount) // 100, None, "wrong_amount")
    assert list(payments_to_handle(online_world.binh)) == [payment]
    order.refresh_from_db()
    assert (order.status, Receipt.objects.count()) == ("open", 0)
    assert code_of(ordered, online_world, number, "05/11 10:30") == "money_waits"
    assert verify_all().differences == []


def test_a_wrong_amount_that_the_gateway_corrects_is_booked_once(online_world: World) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    assert [tell(order, Amount="100"), tell(order), tell(order)] == [Verdict.BAD_AMOUNT, CONFIRMED, REPEATED]
    payment = OnlinePayment.objects.get()
    assert (payment.amount, bool(payment.seq), payment.why) == (170_000, True, "")
    assert verify_all().differences == []


def test_a_payment_without_a_number_of_its_own_is_no_repetition_of_anothers(online_world: World) -> None:
    first, second = (ordered(online_world, submitted(online_world)) for _ in range(2))
    assert [tell(order, TransactionNo="0") for order in (first, second, second)] == [CONFIRMED, CONFIRMED, REPEATED]
    assert OnlinePayment.objects.filter(seq__isnull=False).count() == 2
    assert verify_all().differences == []


def test_a_number_that_the_gateway_uses_for_two_orders_loses_no_money(online_world: World) -> None:
    first, second = (ordered(online_world, submitted(online_world)) for _ in range(2))
    verdicts = [tell(order, TransactionNo="77") for order in (first, second, second)]
    assert verdicts == [CONFIRMED, CONFIRMED, REPEATED]
    assert OnlinePayment.objects.get(order=first).seq
    kept = OnlinePayment.objects.get(order=second)
    assert (kept.seq, kept.why, kept.amount) == (None, "number_of_another", 170_000)
    assert verify_all().differences == []


def test_another_accounts_notice_is_of_no_order_here(online_world: World) -> None:
    order = ordered(online_world, submitted(online_world))
    notice = vnpay.read_message(VNPAY.secret, signed(fields_of(order)))
    assert take_notice(NATIONAL, Message("ipn", ""), notice, at=instant("05/11 10:05")) == Verdict.UNKNOWN_ORDER


def test_a_fault_of_ours_books_nothing_and_is_made_good_by_the_next_notice(
    online_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(online_world, submitted(online_world))
    with monkeypatch.context() as broken:
        broken.setattr(writer.numbering, "take_number", lambda *_: (_ for _ in ()).throw(DatabaseError("gone")))
        assert tell(order) == Verdict.FAULT
    order.refresh_from_db()
    assert (order.status, OnlinePayment.objects.count(), Receipt.objects.count()) == ("open", 0, 0)
    assert tell(order) == CONFIRMED
    assert [m.verdict for m in GatewayMessage.objects.order_by("pk")] == ["99", "00"]


def test_a_failed_payment_ends_the_order_and_one_may_try_again(online_world: World) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    assert [tell(order, ResponseCode="24", TransactionStatus="02") for _ in range(2)] == [CONFIRMED, REPEATED]
    again = ordered(online_world, number, "05/11 10:05")
    assert again.reference != order.reference
    assert tell(again) == CONFIRMED
    assert money_of(online_world.an, number).ledger.owed == 0


@pytest.mark.parametrize("ending", ["expired", "cancelled", "failed", "paid"])
def test_money_for_an_order_that_is_over_is_kept_for_handling(online_world: World, wire: Wire, ending: str) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    if ending == "expired":
        wire.answers.append(unknown_to_the_gateway(order))
        assert ask_gateway(order, at=instant("05/11 10:16")).status == "expired"
    elif ending == "cancelled":
        assert cancel_order(online_world.an, order.reference, at=instant("05/11 10:01")).status == "cancelled"
    else:
        tell(
            order, TransactionNo="1", **({} if ending == "paid" else {"ResponseCode": "24", "TransactionStatus": "02"})
        )
    entries = Entry.objects.count()
    verdict = tell(order, "05/11 10:20", TransactionNo="2")
    assert verdict == (REPEATED if ending == "paid" else CONFIRMED)
    assert tell(order, "05/11 10:21", TransactionNo="2") == REPEATED
    late = OnlinePayment.objects.get(transaction="2")
    assert late.seq is None
    assert (
        late.why
        == {
            "expired": "after_expiry",
            "cancelled": "after_cancellation",
            "failed": "after_failure",
            "paid": "paid_twice",
        }[ending]
    )
    assert Entry.objects.count() == entries
    assert due_of(online_world.an, number, instant("05/11 10:22")).late == (late,)
    if ending != "paid":
        assert code_of(ordered, online_world, number, "05/11 10:23") == "money_waits"


def unknown_to_the_gateway(order: PaymentOrder) -> dict[str, str]:
    values = {"ResponseId": "1", "Command": "querydr", "ResponseCode": "91", "TxnRef": order.reference}
    return vnpay.signed_body(VNPAY.secret, values, vnpay.QUERY_ANSWER)


def test_money_that_the_rules_refuse_is_kept_with_their_reason(online_world: World) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    carry_out(online_world.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=instant("05/11 10:01"))
    assert tell(order) == CONFIRMED
    assert OnlinePayment.objects.get().why == "nothing_to_pay_for"
    code = accepted_online(online_world)
    charged(online_world, code)
    second = ordered(online_world, code)
    paid(online_world, code)
    assert tell(second) == CONFIRMED
    assert OnlinePayment.objects.get(order=second).why == "nothing_owed"
    assert verify_all().differences == []
    ReceiptSeries.objects.update(next=31)
    third_code = accepted_online(online_world)
    charged(online_world, third_code)
    third = ordered(online_world, third_code)
    assert tell(third) == CONFIRMED
    assert OnlinePayment.objects.get(order=third).why == "receipts_exhausted"


def test_a_paid_dossier_that_is_refused_gets_its_refund_task(online_world: World) -> None:
    number = submitted(online_world)
    tell(ordered(online_world, number))
    carry_out(online_world.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=instant("05/11 11:00"))
    assert RefundTask.objects.get().treatment == "give_back"
    assert verify_all().differences == []


def test_paying_online_ends_the_wait_for_it(online_world: World) -> None:
    code = accepted_online(online_world)
    hand_over_dossier(online_world.binh, code, at=instant("05/11 10:00"))
    carry_out(online_world.chi, code, RequestPayment(120_000, "Phí thẩm định"), at=instant("07/11 10:00"))
    charged(online_world, code, at="07/11 10:05")
    order = ordered(online_world, code, "08/11 09:00")
    assert tell(order, "08/11 09:03") == CONFIRMED
    assert Dossier.objects.get(code=code).status == Status.PROCESSING
    assert verify_all().differences == []


@pytest.mark.parametrize("who", ["giang", "binh", "kiem"])
def test_only_the_applicants_own_account_orders(online_world: World, who: str) -> None:
    number = submitted(online_world)
    online_world.cast["an"] = getattr(online_world, who)
    assert code_of(ordered, online_world, number) == "dossier_not_found"
    assert code_of(due_of, getattr(online_world, who), number, instant("05/11 09:00")) == "dossier_not_found"


def test_ordering_again_is_the_same_order_and_another_way_closes_it(online_world: World, wire: Wire) -> None:
    number = submitted(online_world)
    order = ordered(online_world, number)
    assert ordered(online_world, number, "05/11 10:05").pk == order.pk
    assert ordered(online_world, number, "05/11 10:05", request_id=order.request_id).pk == order.pk
    assert code_of(ordered, online_world, number, gateway="khong-co") == "way_unknown"
    assert code_of(ordered, online_world, number, gateway=NATIONAL.key) == "gateway_silent"
    assert not PaymentOrder.objects.filter(status="open").exists()
    wire.answers.append({"error_code": "0", "UrlThanhToan": "https://quocgia.example.vn/tra/1"})
    other = ordered(online_world, number, "05/11 10:08", gateway=NATIONAL.key)
    assert (other.pay_at, other.provider) == ("https://quocgia.example.vn/tra/1", "national")
    _, sent = wire.sent[-1]
    assert (sent["MaThamChieu"], sent["SoTien"]) == (other.reference, "170000")
    assert [fee["SoTien"] for fee in sent["ThongTinBienLai"]["PhiLePhi"]] == ["120000", "50000"]
    order.refresh_from_db()
    assert order.status == "cancelled"


def test_the_national_platform_is_asked_and_its_answer_books_once(online_world: World, wire: Wire) -> None:
    number = submitted(online_world)
    wire.answers.append({"error_code": "0", "UrlThanhToan": "https://quocgia.example.vn/tra/1"})
    order = ordered(online_world, number, gateway=NATIONAL.key)
    told = {"MaLoi": "00", "MaThamChieu": order.reference, "SoTien": "170000", "MaGiaoDich": "G1"}
    wire.answers += [told | {"TrangThaiGD": status} for status in ("3", "1", "1")]
    statuses = [ask_gateway(order, at=instant(f"05/11 10:0{minute}")).status for minute in (1, 2, 3)]
    assert statuses == ["open", "paid", "paid"]
    assert Entry.objects.filter(kind="paid").count() == 1
    wire.answers.append(told | {"TrangThaiGD": "1", "SoTien": "1"})
    ask_gateway(order, at=instant("05/11 10:09"))
    assert GatewayMessage.objects.order_by("pk").last().verdict == "04"


def test_a_silent_gateway_leaves_an_order_that_is_over_open_until_it_speaks(online_world: World, wire: Wire) -> None:
    order = ordered(online_world, submitted(online_world))
    assert code_of(ask_gateway, order, at=instant("05/11 11:00")) == "gateway_silent"
    order.refresh_from_db()
    assert order.status == "open"
    assert tell(order, "05/11 11:01") == CONFIRMED
    assert OnlinePayment.objects.get().seq


@pytest.mark.django_db(transaction=True)
def test_the_same_payment_told_by_many_at_once_is_booked_once(committed_world: World) -> None:
    world = with_online_fees(committed_world)
    for turn in range(3):
        number = submitted(world)
        order = ordered(world, number)
        kinds = ["ipn"] * 5 + ["query"] * 2
        random.Random(turn).shuffle(kinds)

        def say(kind: str, order: PaymentOrder = order) -> str:
            try:
                return tell(order, kind=kind)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(kinds)) as pool:
            verdicts = sorted(pool.map(say, kinds))
        assert verdicts == ["00", *["02"] * 6]
        assert Entry.objects.filter(dossier_id=number, kind="paid").count() == 1
        assert OnlinePayment.objects.filter(order=order).count() == 1
    assert verify_all().differences == []


@pytest.mark.django_db(transaction=True)
def test_paying_online_and_at_the_counter_or_withdrawing_at_once_loses_no_money(committed_world: World) -> None:
    world = with_online_fees(committed_world)
    for other in ("counter", "withdraw", "cancel", "order"):
        code = accepted_online(world)
        charged(world, code)
        order = ordered(world, code)

        def act(what: str, code: str = code, order: PaymentOrder = order, other: str = other) -> str:
            try:
                if what == "tell":
                    return tell(order)
                {
                    "counter": lambda: paid(world, code, at="05/11 10:03"),
                    "withdraw": lambda: carry_out(world.binh, code, Withdraw("An"), at=instant("05/11 10:03")),
                    "cancel": lambda: cancel_order(world.an, order.reference, at=instant("05/11 10:03")),
                    "order": lambda: ordered(world, code, "05/11 10:30", request_id=uuid4()),
                }[other]()
            except DomainError as error:
                return error.code
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            told, _ = pool.map(act, ["tell", other])
        assert told == CONFIRMED
        payment = OnlinePayment.objects.get(order=order)
        assert bool(payment.seq) != bool(payment.why)
        ledger = money_of(world.binh, code).ledger
        assert ledger.received == (120_000 if payment.seq or other == "counter" else 0)
    assert verify_all().differences == []


@pytest.mark.parametrize(
    ("table", "change"), [(OnlinePayment, {"amount": 1}), (OnlinePayment, {"seq": 2}), (Entry, {"data__amount": 1})]
)
def test_verify_finds_money_online_that_was_rewritten(online_world: World, table: type, change: dict[str, int]) -> None:
    tell(ordered(online_world, submitted(online_world)))
    assert verify_all().differences == []
    if table is OnlinePayment:
        OnlinePayment.objects.update(**change)
    else:
        entry = Entry.objects.get(kind="paid")
        entry.data["amount"] = change["data__amount"]
        entry.save()
    assert any("online as entry" in each.text for each in verify_all().differences)
