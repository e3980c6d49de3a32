"""Fees on the page of reception: charged, exempted and taken with the acceptance, or nothing of it at all."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.catalogue.rules.content import Fee
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.tests.reading import whole_text
from motcua.payments.models import Entry, ReceiptSeries
from motcua.payments.rules.fee_lines import key_of
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import LE_PHI, PER_PAGE, PHI, UNCERTAIN, charged
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.counter_desk import MATTER, RECEIVE, errors, sent

EXEMPT = {"taking__percent": "100", "taking__basis": "Luật 97/2015 Điều 10", "taking__document": "Giấy hộ nghèo 01"}


@pytest.fixture
def binh(world: World, signed_in: SignIn, settings: Settings) -> Client:
    """Bình at the counter, on the morning of Monday 05/11/2018, with fees and receipts."""
    paying(world)
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    return signed_in("binh")


def due(*fees: Fee, **more: Any) -> dict[str, Any]:
    return {f"fee-{key_of(fee)}-due": "on" for fee in fees} | more


def reception(*fees: Fee, answer: str = "accept", **changes: Any) -> dict[str, Any]:
    return sent(answer, **({"case": "thuong"} | changes)) | due(*fees)


def of(fee: Fee, name: str) -> str:
    return f"fee-{key_of(fee)}-{name}"


def booked() -> list[tuple[str, int]]:
    return [(entry.kind, entry.data.get("amount", 0)) for entry in Entry.objects.order_by("seq")]


def test_the_published_fees_stand_on_the_page_and_those_without_a_condition_are_ticked(binh: Client) -> None:
    page = binh.get(MATTER)
    rows = {row.option.line.fee: row["due"].value() for row in page.context["reception"].fees.rows}
    assert (rows[PHI], rows[LE_PHI], rows[PER_PAGE], rows[UNCERTAIN]) == (True, True, False, False)
    assert "không có nghĩa là miễn phí" in page.text
    assert "thuong|counter" in page.text


def test_fees_are_charged_and_paid_with_the_acceptance_and_the_receipt_says_so(binh: Client) -> None:
    answer = binh.post(MATTER, reception(PHI, LE_PHI, taking__method="cash"), follow=True)
    fees = answer.context["receipt"].fees
    assert (fees.ledger.due, fees.ledger.received, fees.ledger.owed) == (170_000, 170_000, 0)
    assert booked() == [("charged", 120_000), ("charged", 50_000), ("paid", 170_000)]
    assert all(words in answer.text for words in ("170.000\u00a0đ", "Biên lai 01BLP QN-18 0000001", "Phạm Thị An"))
    address = f"/ho-so/{answer.context['receipt'].code}/phi/3/in/"
    assert f'action="{address}"' in answer.text
    paper = whole_text(binh.post(address, {"request_id": str(uuid4())}).content)
    assert all(words in paper for words in ("QN-18", "0000001", "Một trăm bảy mươi nghìn đồng chẵn", "Nguyễn Văn Bình"))
    fields = {"act": "cancel", "cancel-request_id": str(uuid4()), "cancel-entry": "3", "cancel-reason": "Ghi nhầm"}
    assert binh.post(address.removesuffix("3/in/"), fields).status_code == 302
    assert "ĐÃ HỦY" in whole_text(binh.get(address).content)


def test_a_second_click_takes_no_money_twice(binh: Client) -> None:
    form = reception(PHI, taking__method="cash")
    for _ in range(2):
        binh.post(MATTER, form)
    assert (len(booked()), Dossier.objects.count(), ReceiptSeries.objects.get().next) == (2, 1, 2)


def test_looking_tells_what_is_to_be_paid_and_books_nothing(binh: Client) -> None:
    shown = binh.post(MATTER, reception(PHI, PER_PAGE, answer="check", **{of(PER_PAGE, "quantity"): "3"}))
    assert shown.context["reception"].fees.ledger.due == 126_000
    assert "126.000\u00a0đ" in shown.text
    assert booked() == []


def test_nothing_is_taken_now_where_it_is_paid_at_the_return(binh: Client) -> None:
    binh.post(MATTER, reception(PHI))
    assert [(entry.kind, entry.data["collect_at"]) for entry in Entry.objects.all()] == [("charged", "return")]


def test_an_exemption_has_its_ground_and_its_document(binh: Client) -> None:
    exempt = {of(LE_PHI, "exempt"): "on"}
    told = errors(binh.post(MATTER, reception(PHI, LE_PHI, **exempt, taking__percent="100", taking__method="cash")))
    assert list(told) == ["id_taking-basis"]
    assert booked() == []
    binh.post(MATTER, reception(PHI, LE_PHI, **exempt, **EXEMPT, taking__method="cash"))
    assert booked() == [("charged", 120_000), ("charged", 50_000), ("reduced", 50_000), ("paid", 120_000)]


def test_a_transfer_has_its_reference_and_its_payer(binh: Client) -> None:
    told = errors(binh.post(MATTER, reception(PHI, taking__method="transfer", owner__phone="1")))
    assert set(told) == {"id_taking-reference", "id_owner-phone"}
    more = {"taking__reference": "FT-001", "taking__payer": "Công ty Than"}
    binh.post(MATTER, reception(PHI, taking__method="transfer", **more))
    paid = Entry.objects.get(kind="paid").data
    assert (paid["reference"], paid["payer"]) == ("FT-001", "Công ty Than")


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({}, "amount"),
        ({"amount": "300000"}, "ground"),
        ({"amount": "1,5", "ground": "NQ 12"}, "amount"),
    ],
)
def test_an_uncertain_fee_has_its_amount_and_its_ground(binh: Client, values: dict[str, str], place: str) -> None:
    named = {of(UNCERTAIN, name): value for name, value in values.items()}
    told = errors(binh.post(MATTER, reception(UNCERTAIN, case="khac", **named)))
    assert list(told) == [f"id_{of(UNCERTAIN, place)}"]
    assert not Dossier.objects.exists()


def test_the_fees_of_another_case_are_left_out(binh: Client) -> None:
    binh.post(MATTER, reception(PHI, UNCERTAIN, taking__method="cash"))
    assert booked() == [("charged", 120_000), ("paid", 120_000)]


def test_without_a_receipt_number_nothing_is_accepted_and_what_to_do_is_told(binh: Client) -> None:
    ReceiptSeries.objects.update(next=31)
    told = errors(binh.post(MATTER, reception(PHI, taking__method="cash")))
    assert "đăng ký dải biên lai mới" in told["id_taking-method"]
    assert (Dossier.objects.count(), booked()) == (0, [])
    assert binh.post(MATTER, reception(PHI)).status_code == 302


def test_money_with_nothing_to_pay_for_is_refused(binh: Client) -> None:
    assert (
        "Chưa có khoản nào phải nộp" in errors(binh.post(MATTER, reception(taking__method="cash")))["id_taking-method"]
    )


def test_money_is_not_asked_for_where_all_is_exempted(binh: Client) -> None:
    form = reception(PHI, taking__method="cash", **EXEMPT, **{of(PHI, "exempt"): "on"})
    assert binh.post(MATTER, form).status_code == 302
    assert booked() == [("charged", 120_000), ("reduced", 120_000)]


def test_what_fails_after_the_acceptance_is_told_on_the_receipt(binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.payments.actions.take_at_reception.has_number", lambda *_: True)
    ReceiptSeries.objects.update(next=31)  # the last number went to a colleague meanwhile
    shown = binh.post(MATTER, reception(PHI, taking__method="cash"), follow=True)
    assert "Phí, lệ phí chưa ghi đủ." in shown.text
    assert "đăng ký dải biên lai mới" in shown.text
    assert shown.context["receipt"].fees.ledger.owed == 120_000


def test_what_was_charged_before_the_acceptance_is_not_charged_again_and_is_paid_with_the_rest(
    world: World, binh: Client
) -> None:
    binh.post(MATTER, reception(answer="supplement", supplement_reason="Thiếu ảnh", further_items="Ảnh"))
    number = Dossier.objects.get().pk
    charged(world, number, PHI)
    begun = f"{RECEIVE}?dossier={number}"
    offered = [row.option.line.fee for row in binh.get(begun).context["reception"].fees.rows]
    assert (PHI in offered, LE_PHI in offered) == (False, True)
    binh.post(begun, reception(PHI, LE_PHI, taking__method="cash"))
    assert booked() == [("charged", 120_000), ("charged", 50_000), ("paid", 170_000)]
