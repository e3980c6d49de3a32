"""An pays for her dossier from her own account, through pretended gateways that speak the real protocols."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.tests.reading import whole_text
from motcua.payment_simulator import calling
from motcua.payment_simulator.accounts import IPN
from motcua.payments.actions.take_notice import Message, take_notice
from motcua.payments.models import GatewayMessage, OnlinePayment, OnlineRefund, PaymentOrder
from motcua.payments.online import gateways
from motcua.payments.online.accounts import gateway_named
from motcua.payments.rules.online.notice import Notice, Outcome
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.online.told import VNPAY, fields_of, signed, submitted, with_online_fees
from motcua.web import throttle
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.paying_online import simulated

SIMULATED_VNPAY, SIMULATED_NATIONAL = "mo-phong-vnpay", "mo-phong-quoc-gia"


@pytest.fixture
def online(world: World, settings: Settings, tmp_path: Path) -> World:
    """Monday 05/11/2018 at 10:00; both pretended gateways are there."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 10:00"), real_now())
    simulated(settings, tmp_path / "gateways")
    return with_online_fees(paying(world))


@pytest.fixture
def an(online: World, signed_in: SignIn) -> Client:
    return signed_in("an")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The gateway's calls, made at once; what was answered."""
    answers: list[str] = []

    def call(*addresses: str, after: float = 0) -> None:
        for address in addresses if not after else ():
            asked = urlsplit(address)
            answers.append(Client().get(f"{asked.path}?{asked.query}").json()["RspCode"])

    monkeypatch.setattr(calling, "call", call)
    monkeypatch.setattr(gateways, "post_json", posted)
    return answers


def posted(address: str, body: dict[str, object]) -> tuple[dict[str, object], str]:
    answer = Client().post(urlsplit(address).path, body, content_type="application/json")
    return answer.json(), answer.text


def set_out(client: Client, number: int, gateway: str = SIMULATED_VNPAY) -> PaymentOrder:
    """Choose a way; the order it led to."""
    address = f"/thanh-toan/ho-so-chua-co-ma/{number}/"
    page = client.get(address).context["form"]
    answer = client.post(address, {"gateway": gateway, "request_id": page["request_id"].value()})
    assert answer.status_code == 302, answer.text
    return PaymentOrder.objects.get(reference=answer.headers["Location"].split("/")[-2])


def at_the_gateway(client: Client, order: PaymentOrder, how: str) -> str:
    """What one does there; the page one is back on."""
    asked = urlsplit(order.pay_at)
    address = f"{asked.path}?{asked.query}" if asked.query else asked.path
    assert "Cổng mô phỏng".upper() in client.get(address).text.upper()
    back = urlsplit(client.post(address, {"how": how}).headers["Location"])
    answer = client.get(f"{back.path}?{back.query}", follow=True)
    assert answer.status_code == 200
    return answer.text


def test_what_is_due_and_why_and_the_ways_to_pay(online: World, an: Client) -> None:
    page = an.get(f"/thanh-toan/ho-so-chua-co-ma/{submitted(online)}/")
    for said in ("120.000", "50.000", "170.000", "VNPAY", "Luật Phí và lệ phí 97/2015/QH13", "mỗi trang"):
        assert said in page.text.replace("\u00a0", " ")
    assert "mỗi trang" in page.text


def test_an_pays_is_told_so_and_has_her_receipt(online: World, an: Client, called: list[str]) -> None:
    number = submitted(online)
    order = set_out(an, number)
    page = an.get(f"/thanh-toan/lan/{order.reference}/").text
    assert "Chưa thanh toán" in page
    assert order.pay_at.replace("&", "&amp;") in page
    text = at_the_gateway(an, order, "pay")
    assert called == ["00"]
    assert "Đã thanh toán" in text
    receipt = re.search(r'href="(/ho-so-chua-co-ma/\d+/phi/3/in/)"', text)
    assert receipt
    assert an.get(receipt[1]).headers["Content-Type"] == "application/pdf"
    assert "Còn phải nộp</dt><dd><strong>0" in an.get(f"/thanh-toan/ho-so-chua-co-ma/{number}/").text
    assert list(GatewayMessage.objects.order_by("pk").values_list("kind", "verdict")) == [
        ("ipn", "00"),
        ("return", "00"),
    ]


@pytest.mark.parametrize(
    ("how", "answers", "seen"),
    [
        ("fail", ["00"], "Không thành công"),
        ("twice", ["00", "02"], "Đã thanh toán"),
        ("forge", ["97"], "Đang chờ xác nhận"),
        ("delay", [], "Đang chờ xác nhận"),
        ("silent", [], "Đang chờ xác nhận"),
    ],
)
def test_whatever_the_gateway_does_the_page_says_what_is_known_now(
    online: World, an: Client, called: list[str], how: str, answers: list[str], seen: str
) -> None:
    order = set_out(an, submitted(online))
    text = at_the_gateway(an, order, how)
    assert (called, seen in text) == (answers, True)
    status = an.get(f"/thanh-toan/lan/{order.reference}/trang-thai/").status_code
    assert status == (204 if seen == "Đang chờ xác nhận" else 200)
    if how in ("forge", "silent"):
        run_pending()  # coming back has asked the gateway
        assert "Đã thanh toán" in an.get(f"/thanh-toan/lan/{order.reference}/?ve").text
        assert OnlinePayment.objects.get().seq


def test_the_return_page_books_nothing_whatever_it_is_told(online: World, an: Client, settings: Settings) -> None:
    settings.PAYMENT_GATEWAYS = (VNPAY,)
    order = set_out(an, submitted(online), VNPAY.key)
    true = signed(fields_of(order))
    assert an.get(f"/thanh-toan/ve/{order.reference}/?{true}", follow=True).status_code == 200
    assert not OnlinePayment.objects.exists()
    stranger = Client()
    for query, said in ((true, "báo thẳng cho hệ thống"), (true[:-1] + "x", "Không xác thực được"), ("", "báo thẳng")):
        page = stranger.get(f"/thanh-toan/ve/{order.reference}/?{query}")
        assert said in page.text
        assert "Phạm Thị An" not in page.text
    assert set(GatewayMessage.objects.values_list("kind", "verdict")) == {("return", "00"), ("return", "97")}


def test_vnpays_call_is_answered_by_the_codes_of_its_protocol(online: World, an: Client, settings: Settings) -> None:
    settings.PAYMENT_GATEWAYS = (VNPAY,)
    order = set_out(an, submitted(online), VNPAY.key)

    def call(query: str) -> str:
        answer = Client().get(f"/thanh-toan/vnpay/ipn/?{query}")
        assert answer.status_code == 200
        return answer.json()["RspCode"]

    told = fields_of(order)
    assert call("") == "97"
    assert call(signed(told, "another-secret-of-them")) == "97"
    assert call(signed(told | {"vnp_TmnCode": "AIDO"})) == "97"
    assert call(signed(told)[:-1] + "g") == "97"
    assert call(signed(told | {"vnp_TxnRef": "KHONGCO"})) == "01"
    assert call(signed(told | {"vnp_Amount": "100"})) == "04"
    assert [call(signed(told)) for _ in range(2)] == ["00", "02"]
    assert OnlinePayment.objects.count() == 1
    assert Client().post("/thanh-toan/vnpay/ipn/").status_code == 405


def test_the_national_platform_is_paid_through_and_asked_by_the_worker(
    online: World, an: Client, called: list[str]
) -> None:
    order = set_out(an, submitted(online), SIMULATED_NATIONAL)
    assert "Đang chờ xác nhận" in at_the_gateway(an, order, "delay")
    run_pending()
    assert "Đang chờ xác nhận" in an.get(f"/thanh-toan/lan/{order.reference}/?ve").text
    an.post(f"/thanh-toan/lan/{order.reference}/", {"ask": ""})
    run_pending()
    assert "Đã thanh toán" in an.get(f"/thanh-toan/lan/{order.reference}/").text


def test_a_payment_is_its_payers_alone(online: World, an: Client, signed_in: SignIn) -> None:
    number = submitted(online)
    order = set_out(an, number)
    for who in ("giang", "binh", "kiem"):
        client = signed_in(who)
        for address in (f"lan/{order.reference}/", f"lan/{order.reference}/trang-thai/", f"ho-so-chua-co-ma/{number}/"):
            assert client.get(f"/thanh-toan/{address}").status_code == 404
        assert client.post(f"/thanh-toan/lan/{order.reference}/", {"cancel": ""}).status_code == 404
        assert "170.000" not in client.get(f"/thanh-toan/ve/{order.reference}/").text
    order.refresh_from_db()
    assert order.status == "open"


def test_what_was_typed_wrong_is_said_and_books_nothing(online: World, an: Client, called: list[str]) -> None:
    number = submitted(online)
    address = f"/thanh-toan/ho-so-chua-co-ma/{number}/"
    for data in ({}, {"gateway": "khong-co"}, {"gateway": SIMULATED_VNPAY, "request_id": "x"}):
        assert an.post(address, data).status_code == 400
    assert not PaymentOrder.objects.exists()
    order = set_out(an, number)
    at_the_gateway(an, order, "pay")
    again = an.post(address, {"gateway": SIMULATED_VNPAY, "request_id": "3f0d0d8a-0000-4000-8000-000000000009"})
    assert again.status_code == 422


def test_late_money_is_seen_by_the_payer_and_handled_at_the_desk(
    online: World, an: Client, called: list[str], signed_in: SignIn
) -> None:
    number = submitted(online)
    order = set_out(an, number)
    an.post(f"/thanh-toan/lan/{order.reference}/", {"cancel": ""})
    assert "trung tâm đang xử lý" in at_the_gateway(an, order, "pay")
    assert "Chưa cần nộp thêm" in an.get(f"/thanh-toan/ho-so-chua-co-ma/{number}/").text
    binh = signed_in("binh")
    payment = OnlinePayment.objects.get()
    listed = binh.get("/tien-truc-tuyen/").text
    assert "Trả sau khi lần thanh toán đã hủy" in listed
    assert "Tiền trực tuyến (1)" in listed
    address = f"/tien-truc-tuyen/{payment.pk}/"
    assert "vnp_SecureHash" in binh.get(address).text
    for who in ("giang", "an"):
        assert signed_in(who).get(address).status_code == 404
    sent = {"act": "attach", "attach-request_id": "3f0d0d8a-0000-4000-8000-000000000001", "attach-note": ""}
    assert binh.post(address, sent).status_code == 400
    assert binh.post(address, sent | {"attach-note": "An xác nhận đã trả"}).status_code == 302
    assert binh.post(address, sent | {"attach-note": "Lần nữa"}).status_code == 422
    payment.refresh_from_db()
    assert (payment.seq, payment.handled, payment.handled_by) == (3, "attached", "Nguyễn Văn Bình")
    assert "Không có khoản nào" in binh.get("/tien-truc-tuyen/").text
    assert "Tải biên lai" in an.get(f"/thanh-toan/ho-so-chua-co-ma/{number}/").text


def test_a_double_payment_goes_back_through_the_gateway(
    online: World, an: Client, called: list[str], signed_in: SignIn
) -> None:
    order = set_out(an, submitted(online))
    for _ in range(2):
        at_the_gateway(an, order, "pay")
    assert called == ["00", "02"]
    payment = OnlinePayment.objects.get(seq=None)
    assert payment.why == "paid_twice"
    binh, address = signed_in("binh"), f"/tien-truc-tuyen/{payment.pk}/"
    sent = {"act": "give-back", "give-back-request_id": "3f0d0d8a-0000-4000-8000-000000000002"}
    sent |= {"give-back-amount": "170.000", "give-back-receiver": "An", "give-back-ground": "Trả hai lần"}
    assert binh.post(address, sent | {"give-back-amount": "170.001"}).status_code == 422
    assert [binh.post(address, sent).status_code for _ in range(2)] == [302, 302]
    run_pending()
    refund = OnlineRefund.objects.get()
    assert (refund.status, refund.seq, refund.amount) == ("done", None, 170_000)
    payment.refresh_from_db()
    assert payment.handled == "refunded"


def test_a_refused_dossier_is_given_its_money_back_through_the_gateway_and_the_ledger_says_so(
    online: World, an: Client, called: list[str], signed_in: SignIn
) -> None:
    number = submitted(online)
    at_the_gateway(an, set_out(an, number), "pay")
    payment, binh = OnlinePayment.objects.get(), signed_in("binh")
    address = f"/tien-truc-tuyen/{payment.pk}/"
    sent = {"act": "give-back", "give-back-request_id": "3f0d0d8a-0000-4000-8000-000000000003"}
    sent |= {"give-back-amount": "170000", "give-back-receiver": "Phạm Thị An"}
    assert binh.post(address, sent).status_code == 404  # nothing is to be given back yet
    carry_out(online.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=instant("05/11 11:00"))
    assert binh.post(address, sent | {"give-back-voucher": "UNC-1"}).status_code == 422
    assert binh.post(address, sent).status_code == 302
    run_pending()
    refund = OnlineRefund.objects.get()
    assert (refund.status, refund.seq) == ("done", 4)
    fees = binh.get(f"/ho-so-chua-co-ma/{number}/phi/").text
    assert refund.request in fees
    assert "Không có khoản nào chờ hoàn trả" in binh.get("/hoan-phi/").text
    voucher = binh.get(f"/ho-so-chua-co-ma/{number}/phi/4/phieu-hoan-tra/")
    assert "170.000" in whole_text(voucher.content)


def test_the_list_costs_the_same_however_long_it_is(
    online: World,
    an: Client,
    called: list[str],
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(4):
        order = set_out(an, submitted(online))
        an.post(f"/thanh-toan/lan/{order.reference}/", {"cancel": ""})
        at_the_gateway(an, order, "pay")
    binh = signed_in("binh")
    binh.get("/tien-truc-tuyen/")
    with django_assert_max_num_queries(12):
        assert binh.get("/tien-truc-tuyen/").text.count("Trả sau khi") == 4


def test_calls_that_nobody_signed_are_answered_and_no_longer_kept(
    online: World, an: Client, called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "UNSIGNED", replace(throttle.UNSIGNED, failures=3))
    order = set_out(an, submitted(online))
    for turn in range(3):
        assert Client().get(f"{IPN}?vnp_TxnRef={turn}").json()["RspCode"] == "97"
        assert Client().get(f"/thanh-toan/ve/{order.reference}/?vnp_TxnRef={turn}").status_code == 200
    assert GatewayMessage.objects.count() == 3
    at_the_gateway(an, order, "pay")
    assert called == ["00"]
    assert OnlinePayment.objects.get().seq


def test_whoever_has_paid_another_amount_is_not_sent_to_pay_again(online: World, an: Client) -> None:
    order = set_out(an, submitted(online))
    notice = Notice(order.reference, Outcome.PAID, order.amount - 1000, "5")
    account = gateway_named(order.gateway)
    assert account is not None
    assert take_notice(account, Message("ipn", ""), notice, at=instant("05/11 10:01")) == "04"
    page = an.get(f"/thanh-toan/lan/{order.reference}/").text
    assert "trung tâm đang xử lý" in page
    assert "Đến cổng thanh toán" not in page
