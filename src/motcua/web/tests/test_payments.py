"""Money over HTTP: the fees of a dossier, the day's cash, receipts and refunds; what is refused, and to whom."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.tests.reading import whole_text
from motcua.payments.models import CashCount, Entry, ReceiptSeries, RefundTask, Till
from motcua.payments.rules.fee_lines import key_of
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import CONTENT, PER_PAGE, PHI, UNCERTAIN, dossier, paid_dossier
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.test_story import plain

TODAY = "30/11 09:00"


@pytest.fixture
def world(world: World) -> Iterator[World]:
    """The world of the pages, on 30/11/2018, with fees and receipts."""
    return paying(world)


def send(client: Client, address: str, act: str, **values: object):
    named = {f"{act}-{key}": value for key, value in ({"request_id": str(uuid4())} | values).items()}
    return client.post(address, {"act": act, **named})


def test_a_clerk_charges_reduces_collects_and_gives_a_receipt(world: World, signed_in: SignIn) -> None:
    binh, code = signed_in("binh"), dossier(world, TODAY)
    address = f"/ho-so/{code}/phi/"
    assert "120.000\u00a0đ" in binh.get(address).text
    answer = send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    send(binh, address, "reduce", charge=1, percent=50, basis="Luật 97/2015 Điều 10", document="Thẻ 01")
    page = binh.get(address)
    assert "sáu mươi nghìn đồng chẵn" in page.text
    assert page.context["page"].forms["pay"].initial["amount"] == "60.000\u00a0đ"
    answer = send(binh, address, "pay", amount="60.000 đ", method="cash", payer="Phạm Thị An")
    assert answer.status_code == 302
    assert "Biên lai 01BLP QN-18 0000001" in binh.get(address).text
    receipt = binh.get(f"{address}3/")
    assert "sáu mươi nghìn đồng chẵn" in receipt.text
    assert "ký hiệu QN-18, số 0000001" in receipt.text
    given = [binh.post(f"{address}3/in/", {"request_id": str(uuid4())}) for _ in range(2)]
    assert {each.headers["Content-Type"] for each in given} == {"application/pdf"}
    assert ["BẢN SAO" in whole_text(each.content) for each in given] == [False, True]
    assert "BẢN SAO" in whole_text(binh.get(f"{address}3/in/").content)
    assert "2 lần" in binh.get(f"{address}3/").text


@pytest.mark.parametrize(
    ("act", "values", "status", "words"),
    [
        ("charge", {"line": "khac", "quantity": 1, "collect_at": "reception"}, 422, "Chỉ thu khoản đã công bố"),
        (
            "charge",
            {"line": key_of(PHI), "quantity": 1, "collect_at": "reception", "amount": "100000"},
            422,
            "không thu mức khác",
        ),
        ("charge", {"line": key_of(PER_PAGE), "quantity": 0, "collect_at": "reception"}, 400, "Số lượng"),
        ("reduce", {"charge": 1, "percent": 50, "basis": "", "document": "Thẻ"}, 400, "Căn cứ pháp lý"),
        ("pay", {"amount": "1,5", "method": "cash", "payer": "An"}, 400, "số đồng chẵn"),
        ("pay", {"amount": "120001", "method": "cash", "payer": "An"}, 422, "không thu quá"),
        ("pay", {"amount": "120000", "method": "transfer", "payer": "An"}, 400, "mã giao dịch"),
        ("cancel", {"entry": 9, "reason": "x"}, 400, "Không có khoản ghi này"),
        ("refund", {"amount": "1", "method": "cash", "receiver": "An", "voucher": "1"}, 404, ""),
        ("khong-co", {}, 400, "Hãy tải lại trang"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    world: World, signed_in: SignIn, act: str, values: dict[str, object], status: int, words: str
) -> None:
    binh, code = signed_in("binh"), dossier(world, TODAY)
    address = f"/ho-so/{code}/phi/"
    if act != "charge":
        send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    before = Entry.objects.count()
    answer = send(binh, address, act, **values)
    assert (answer.status_code, Entry.objects.count()) == (status, before)
    assert words in answer.text


def test_a_double_click_pays_once(world: World, signed_in: SignIn) -> None:
    binh, code = signed_in("binh"), dossier(world, TODAY)
    address, request = f"/ho-so/{code}/phi/", str(uuid4())
    send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    for _ in range(2):
        values = {"amount": "120000", "method": "cash", "payer": "An", "request_id": request}
        assert send(binh, address, "pay", **values).status_code == 302
    assert Entry.objects.filter(kind="paid").count() == 1


def test_an_uncertain_and_an_unknown_fee_are_said_to_be_so(world: World, signed_in: SignIn) -> None:
    code = dossier(world, TODAY, case="khac")
    page = signed_in("binh").get(f"/ho-so/{code}/phi/")
    assert "không có nghĩa là miễn phí" in page.text
    assert "thu phải có căn cứ" in page.text
    assert [key for key, _ in page.context["page"].forms["charge"].fields["line"].widget.choices] == [key_of(UNCERTAIN)]


@pytest.mark.parametrize("who", ["chi", "dung", "kiem"])
def test_who_may_only_look_has_no_form_and_cannot_act(world: World, signed_in: SignIn, who: str) -> None:
    client, code = signed_in(who), paid_dossier(world, TODAY)
    address = f"/ho-so/{code}/phi/"
    assert client.get(address).context["page"].forms == {}
    assert send(client, address, "cancel", entry=2, reason="x").status_code == 422
    assert client.get(f"{address}2/").status_code == 200
    assert client.get(f"{address}1/").status_code == 404


@pytest.mark.parametrize("who", ["an", "giang"])
def test_absent_and_forbidden_look_alike(world: World, signed_in: SignIn, who: str) -> None:
    client, code = signed_in(who), paid_dossier(world, TODAY)
    absent = "000.00.01.H49-181105-9999"
    for tail in ("phi/", "phi/2/"):
        answers = [client.get(f"/ho-so/{each}/{tail}") for each in (code, absent)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert plain(answers[0].text, code) == plain(answers[1].text, absent)
    till = Till.objects.get_or_create(centre=world.province, cashier_id=world.binh.account_id, day="2018-11-30")[0]
    for number in (till.pk, till.pk + 999):
        assert client.get(f"/quay/quy/?till={number}").status_code == 404
        assert send(client, f"/quay/quy/?till={number}", "count").status_code == 404


def pay_today(world: World, client: Client) -> str:
    code = dossier(world, TODAY)
    send(client, f"/ho-so/{code}/phi/", "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    send(client, f"/ho-so/{code}/phi/", "pay", amount="120000", method="cash", payer="An")
    return code


def test_the_day_is_counted_closed_and_reopened_by_the_head(world: World, signed_in: SignIn) -> None:
    binh, em = signed_in("binh"), signed_in("em")
    assert "không có gì phải kiểm đếm" in binh.get("/quay/quy/").text
    code = pay_today(world, binh)
    page = binh.get("/quay/quy/")
    assert "thu 120.000\u00a0đ − hủy 0\u00a0đ − hoàn trả 0\u00a0đ = trong quỹ 120.000\u00a0đ" in page.text
    address = f"/quay/quy/?till={page.context['page'].till.pk}"
    short = send(binh, address, "count", note_100000=1)
    assert (short.status_code, CashCount.objects.count()) == (400, 0)
    assert "lệch -20.000" in short.text
    assert send(binh, address, "count", note_100000=1, note_20000=1).status_code == 302
    assert binh.get(address).context["page"].forms == {}
    assert set(em.get(address).context["page"].forms) == {"confirm", "reopen"}
    refused = send(binh, f"/ho-so/{code}/phi/", "cancel", entry=2, reason="Nhầm")
    assert (refused.status_code, "đã kiểm đếm và khóa" in refused.text) == (422, True)
    assert send(binh, address, "reopen", reason="x").status_code == 422
    assert send(binh, address, "confirm").status_code == 422
    assert send(em, address, "confirm", note="Đủ").status_code == 302
    assert "Vũ Thị Em: Đủ" in binh.get(address).text
    assert send(em, address, "confirm").status_code == 422
    assert send(em, address, "reopen", reason="").status_code == 400
    assert send(em, address, "reopen", reason="Ghi nhầm").status_code == 302
    assert "Ghi nhầm" in binh.get(address).text
    assert send(em, address, "count", note_100000=1, explanation="Thiếu 20.000 đồng").status_code == 302


def test_a_day_begins_with_change_and_late_money_goes_to_the_next(world: World, signed_in: SignIn) -> None:
    binh = signed_in("binh")
    place = {"centre": world.province.pk}
    assert send(binh, "/quay/quy/", "opening", **place, amount="hai trăm").status_code == 400
    assert send(binh, "/quay/quy/", "opening", centre=world.district.pk, amount="1").status_code == 404
    assert send(binh, "/quay/quy/", "opening", **place, amount="200.000").status_code == 302
    till = Till.objects.get()
    assert send(binh, f"/quay/quy/?till={till.pk}", "count", note_200000=1).status_code == 302
    code = dossier(world, TODAY)
    address = f"/ho-so/{code}/phi/"
    send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    assert "tiền thu bây giờ ghi vào quỹ ngày 03/12/2018" in binh.get(address).text
    send(binh, address, "pay", amount="120000", method="cash", payer="An")
    assert "khoản này ghi vào quỹ ngày 03/12/2018" in binh.get(address).text
    assert code in binh.get("/quay/quy/?day=2018-12-03").text
    sheet = binh.get(f"/quay/quy/{till.pk}/in/")
    assert "Tiền lẻ đầu ngày: 200.000 đ" in whole_text(sheet.content)
    assert signed_in("giang").get(f"/quay/quy/{till.pk}/in/").status_code == 404


def test_a_till_of_an_earlier_day_is_waited_for(world: World, signed_in: SignIn) -> None:
    binh, em = signed_in("binh"), signed_in("em")
    till = Till.objects.create(centre=world.province, cashier_id=world.binh.account_id, day="2018-11-29")
    for client in (binh, em):
        page = client.get("/quay/quy/")
        assert (page.context["page"].work.tills, "chưa kiểm đếm" in page.text) == (1, True)
    send(binh, f"/quay/quy/?till={till.pk}", "count")
    assert binh.get("/quay/quy/").context["page"].work.tills == 0
    assert "chờ người đứng đầu xác nhận" in em.get("/quay/quy/").text
    assert "Quỹ trong ngày (1)" in em.get("/hoan-phi/").text


def test_a_dossier_without_a_code_has_its_fees_by_its_number(world: World, signed_in: SignIn) -> None:
    binh, giang = signed_in("binh"), signed_in("giang")
    online = tuple(replace(line, fees=(PHI,)) for line in CONTENT.lines)
    ProcedureRevision.objects.update(content=content_to_json(replace(CONTENT, lines=online)))
    number = save_draft(world.an, application(channel=Channel.ONLINE), at=instant(TODAY)).dossier_id
    submit_dossier(world.an, number, at=instant(TODAY))
    address = f"/ho-so-chua-co-ma/{number}/phi/"
    assert "Hồ sơ chưa có mã" in binh.get(address).text
    answer = send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert send(binh, address, "pay", amount="120000", method="cash", payer="An").status_code == 302
    assert f'href="{address}2/"' in binh.get(address).text
    assert "0000001" in binh.get(f"{address}2/").text
    assert "Số: 0000001" in whole_text(binh.get(f"{address}2/in/").content)
    assert f'href="{address}"' in binh.get("/quay/quy/").text
    for tail in ("", "2/", "2/in/"):
        assert giang.get(f"{address}{tail}").status_code == 404
    carry_out(world.binh, number, RefuseAtGate("Không đúng thẩm quyền", "Sở khác"), at=instant("30/11 09:30"))
    assert f'href="{address}"' in binh.get("/hoan-phi/").text
    values = {"amount": "120.000", "method": "cash", "receiver": "An", "voucher": "PC-1"}
    assert send(binh, address, "refund", **values).status_code == 302
    assert "PC-1" in whole_text(binh.get(f"{address}3/phieu-hoan-tra/").content)


def test_money_taken_for_a_dossier_that_waits_for_it_lets_its_clock_go_on(world: World, signed_in: SignIn) -> None:
    binh, code = signed_in("binh"), dossier(world, "26/11 09:00")
    hand_over_dossier(world.binh, code, at=instant("26/11 10:00"))
    carry_out(world.chi, code, RequestPayment(120_000, "Phí thẩm định"), at=instant("28/11 10:00"))
    address = f"/ho-so/{code}/phi/"
    send(binh, address, "charge", line=key_of(PHI), quantity=1, collect_at="reception")
    assert "Hồ sơ đang chờ nộp 120.000\u00a0đ" in binh.get(address).text
    send(binh, address, "pay", amount="120000", method="cash", payer="An")
    assert "thời hạn tính tiếp, hạn trả kết quả là" in binh.get(address).text
    assert "đang chờ nộp" not in binh.get(address).text


@pytest.mark.parametrize(("who", "is_there"), [("binh", True), ("em", True), ("chi", False), ("an", False)])
def test_the_way_to_the_money_is_shown_to_whom_it_is_open(
    world: World, signed_in: SignIn, who: str, is_there: bool
) -> None:
    assert ('href="/quay/quy/"' in signed_in(who).get("/").text) == is_there


def test_a_withdrawn_paid_dossier_waits_in_the_list_until_it_is_paid_back(world: World, signed_in: SignIn) -> None:
    binh, em = signed_in("binh"), signed_in("em")
    code, other = pay_today(world, binh), pay_today(world, binh)
    for each in (code, other):
        carry_out(world.binh, each, Withdraw("Phạm Thị An"), at=instant("30/11 18:30"))
    assert code in binh.get("/hoan-phi/").text
    assert code not in signed_in("giang").get("/hoan-phi/").text
    address = f"/ho-so/{code}/phi/"
    assert set(binh.get(address).context["page"].forms) == {"refund", "cancel"}
    assert set(em.get(address).context["page"].forms) == {"decline", "cancel"}
    values = {"amount": "120.000", "method": "cash", "receiver": "An", "voucher": "PC-1"}
    assert send(binh, address, "refund", **values).status_code == 400
    assert send(binh, address, "refund", **values, ground="TT 25/2021/TT-BTC").status_code == 302
    assert code not in binh.get("/hoan-phi/").text
    assert send(binh, f"/ho-so/{other}/phi/", "decline", ground="x").status_code == 422
    assert send(em, f"/ho-so/{other}/phi/", "decline", ground="Đã thẩm định").status_code == 302
    assert "Không có khoản nào chờ hoàn trả" in binh.get("/hoan-phi/").text
    assert RefundTask.objects.count() == 2


def test_the_head_registers_receipts_and_nobody_else(world: World, signed_in: SignIn) -> None:
    values = {"centre": world.province.pk, "form": "01BLP", "sign": "QN-18", "year": 2018}
    em, binh = signed_in("em"), signed_in("binh")
    assert send(em, "/quay/bien-lai/", "series", **values, first=31, last=60).status_code == 302
    assert send(em, "/quay/bien-lai/", "series", **values, first=60, last=90).status_code == 422
    assert send(em, "/quay/bien-lai/", "series", **values, first=0, last=9).status_code == 400
    assert send(binh, "/quay/bien-lai/", "series", **values, first=91, last=99).status_code == 422
    assert ReceiptSeries.objects.count() == 2
    assert binh.get("/quay/bien-lai/").context["series_form"] is None


@pytest.mark.parametrize("address", ["/quay/quy/?till=x", "/quay/quy/?till=99999999999999999999", "/quay/quy/?till=²"])
def test_an_address_that_names_no_till_is_not_found(world: World, signed_in: SignIn, address: str) -> None:
    assert signed_in("binh").get(address).status_code == 404


def test_the_pages_keep_their_query_budget(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    binh = signed_in("binh")
    codes = [pay_today(world, binh) for _ in range(4)]
    for each in codes[:3]:
        carry_out(world.binh, each, Withdraw("Phạm Thị An"), at=instant("30/11 18:30"))
    for address, budget in (
        (f"/ho-so/{codes[0]}/phi/", 9),
        (f"/ho-so/{codes[0]}/phi/2/", 10),
        ("/quay/quy/", 15),
        ("/hoan-phi/", 8),
        ("/quay/bien-lai/", 9),
    ):
        binh.get(address)
        with django_assert_max_num_queries(budget):
            binh.get(address)
