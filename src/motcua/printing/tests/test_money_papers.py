"""The papers of money: what is given out once, what is a copy, what is void, and the sheet of a day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from motcua.dossiers import directory, reception
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.errors import DomainError
from motcua.kernel.tests.reading import sheets, whole_text
from motcua.organisation.models import ServiceCentre
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.confirm_count import confirm_count
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.open_cash import open_cash
from motcua.payments.actions.pay_back import pay_back
from motcua.payments.models import ReceiptPrint, Till
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.facts import Drawer, Method
from motcua.payments.rules.refunds import Refund
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import paid_dossier
from motcua.printing.print_money import COPY, VOID, give_receipt, print_day, print_refund, show_receipt
from motcua.worktime.queries import forget_schedules

NOW = instant("05/11 10:05")


@pytest.fixture
def paid_world(world: World) -> World:
    return paying(world)


def forget() -> None:
    for each in (directory.forget, reception.forget, forget_schedules):
        each()


def text_of(pdf: bytes) -> str:
    return whole_text(pdf)


def test_a_receipt_is_given_once_and_then_copied(paid_world: World) -> None:
    code, request = paid_dossier(paid_world), uuid4()
    first = text_of(give_receipt(paid_world.binh, code, 2, at=NOW, request_id=request))
    assert COPY not in first
    assert "Một trăm hai mươi nghìn đồng chẵn" in first
    assert "Ký hiệu: QN-18" in first
    assert "Số: 0000001" in first
    assert text_of(give_receipt(paid_world.binh, code, 2, at=NOW, request_id=request)) == first
    again = text_of(give_receipt(paid_world.binh, code, 2, at=NOW, request_id=uuid4()))
    assert COPY in again
    assert "Bản sao: in lần 2, lúc 10:05 05/11/2018" in again
    assert COPY in text_of(show_receipt(paid_world.chi, code, 2, at=NOW))
    assert ReceiptPrint.objects.count() == 2


def test_a_cancelled_receipt_is_printed_as_void(paid_world: World) -> None:
    code = paid_dossier(paid_world)
    cancel_entry(paid_world.binh, code, Cancel(2, "Ghi nhầm hồ sơ"), at=instant("05/11 09:20"))
    for pdf in (give_receipt(paid_world.binh, code, 2, at=NOW), show_receipt(paid_world.binh, code, 2, at=NOW)):
        assert VOID in text_of(pdf)
        assert "Biên lai đã hủy: Ghi nhầm hồ sơ" in text_of(pdf)


@pytest.mark.parametrize(
    ("who", "code"), [("chi", "not_at_the_counter"), ("giang", "dossier_not_found"), ("an", "dossier_not_found")]
)
def test_receipts_are_given_out_where_the_money_is_taken(paid_world: World, who: str, code: str) -> None:
    number = paid_dossier(paid_world)
    with pytest.raises(DomainError, match=code):
        give_receipt(getattr(paid_world, who), number, 2, at=NOW)
    assert not ReceiptPrint.objects.exists()


def test_the_tax_number_of_the_centre_is_printed_where_it_has_one(paid_world: World) -> None:
    code = paid_dossier(paid_world)
    ServiceCentre.objects.update(tax_code="5701234567")
    assert "Mã số thuế: 5701234567" in text_of(give_receipt(paid_world.binh, code, 2, at=NOW))


def test_a_refund_has_a_voucher_to_sign(paid_world: World) -> None:
    code = paid_dossier(paid_world)
    carry_out(paid_world.binh, code, Withdraw("Phạm Thị An"), at=instant("05/11 10:00"))
    command = Refund(120_000, Method.CASH, "Phạm Thị An", "PC-01", "TT 25/2021/TT-BTC Điều 5")
    pay_back(paid_world.binh, code, command, at=instant("05/11 11:00"))
    text = text_of(print_refund(paid_world.binh, code, 3, at=NOW))
    for words in ("PC-01", "TT 25/2021/TT-BTC Điều 5", "01BLP QN-18 0000001", "Một trăm hai mươi nghìn đồng chẵn"):
        assert words in text
    with pytest.raises(DomainError, match="refund_not_found"):
        print_refund(paid_world.binh, code, 2, at=NOW)
    cancel_entry(paid_world.binh, code, Cancel(3, "Nhầm người"), at=instant("05/11 11:10"))
    assert "Lần hoàn trả đã hủy: Nhầm người" in text_of(print_refund(paid_world.binh, code, 3, at=NOW))


def test_the_sheet_of_a_day_has_every_receipt_the_notes_and_the_heads_word(paid_world: World) -> None:
    drawer = Drawer("QNI", paid_world.binh.account_id or 0, date(2018, 11, 5))
    open_cash(paid_world.binh, drawer, 200_000, at=instant("05/11 07:00"))
    code, wrong = paid_dossier(paid_world), paid_dossier(paid_world)
    cancel_entry(paid_world.binh, wrong, Cancel(2, "Ghi nhầm"), at=instant("05/11 09:40"))
    till = Till.objects.get()
    assert "CHƯA KIỂM ĐẾM" in text_of(print_day(paid_world.binh, till, at=NOW))
    count_cash(paid_world.binh, drawer, {100_000: 3}, "Thiếu 20.000 đồng", at=instant("05/11 17:00"))
    confirm_count(paid_world.em, drawer, "Đã nhắc", at=instant("05/11 17:10"))
    pages = sheets(print_day(paid_world.em, Till.objects.get(), at=instant("05/11 17:15")))
    text = " ".join(page.text for page in pages)
    for words in (
        "Ngày 05/11/2018",
        "01BLP QN-18 0000001",
        "Ghi nhầm",
        "Tiền lẻ đầu ngày: 200.000 đ",
        "Chênh lệch: -20.000 đ",
        "Thiếu 20.000 đồng",
        "Tiền mặt nộp lại (trừ tiền lẻ): 100.000 đ",
        "Vũ Thị Em, 17:10 05/11/2018",
        "Đã nhắc",
    ):
        assert words in text, words
    assert code.split("-")[-1] in text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_print_at_once_one_gives_the_receipt(transactional_db: None) -> None:
    forget()
    world = paying(build_world())
    code = paid_dossier(world)

    def give(_number: int) -> bool:
        try:
            return COPY in text_of(give_receipt(world.binh, code, 2, at=NOW, request_id=uuid4()))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(give, range(3))) == [False, True, True]
    forget()
