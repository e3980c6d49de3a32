"""Which set of forms a day has, what it cites, and how offices sign."""

from datetime import date, datetime
from itertools import pairwise

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.printing.rules.fee_receipt import PaidLine, Payment, fee_receipt_data
from motcua.printing.rules.offices import office_of_agency, office_of_centre
from motcua.printing.rules.sets import SETS, form_set_on
from motcua.printing.rules.words import in_day_words, in_lines, printable, signature_name


@pytest.mark.parametrize(
    ("day", "number", "cited", "stop"),
    [
        (date(2018, 11, 5), "Mẫu của trung tâm", "", False),
        (date(2019, 1, 5), "Mẫu của trung tâm", "", False),
        (date(2019, 1, 6), "Mẫu số 05", "Thông tư số 01/2018/TT-VPCP", False),
        (date(2025, 9, 14), "Mẫu số 05", "Thông tư số 01/2018/TT-VPCP", False),
        (date(2025, 9, 15), "Mẫu số 06", "Thông tư số 03/2025/TT-VPCP", True),
    ],
)
def test_the_control_slip_by_day(day: date, number: str, cited: str, stop: bool) -> None:
    found = form_set_on(day)
    assert (found.number("control_slip"), found.cite("control_slip"), found.has("stop")) == (number, cited, stop)


def test_side_forms_have_no_number_in_any_set() -> None:
    assert {each.number("fee_receipt") for each in SETS} == {"Mẫu của trung tâm"}


def test_the_sets_follow_one_another_without_a_gap() -> None:
    for earlier, later in pairwise(SETS):
        assert earlier.validity.last is not None
        assert (later.validity.first - earlier.validity.last).days == 1


def test_a_centre_signs_below_its_committee_and_does_not_name_the_unit_twice() -> None:
    office = office_of_centre("Trung tâm Phục vụ hành chính công phường Hà Tu", "Phường Hà Tu", "Hà Tu")
    assert (office.superior, office.issuer) == ("ỦY BAN NHÂN DÂN PHƯỜNG HÀ TU", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")


@pytest.mark.parametrize(
    ("name", "kind", "superior"),
    [
        ("Sở Du lịch", "department", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH"),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "peoples_committee", ""),
        ("Cục Thuế tỉnh", "vertical", "TỔNG CỤC THUẾ"),
    ],
)
def test_agencies_sign_below_whom_they_belong_to(name: str, kind: str, superior: str) -> None:
    office = office_of_agency(name, "Tỉnh Quảng Ninh", "Quảng Ninh", kind=kind, parent="Tổng cục Thuế")
    assert (office.superior, office.issuer) == (superior, name.upper())


def test_days_have_a_nought_where_the_decree_puts_one() -> None:
    assert in_day_words(date(2018, 2, 5)) == "ngày 05 tháng 02 năm 2018"
    assert in_day_words(date(2018, 3, 15)) == "ngày 15 tháng 3 năm 2018"


def test_headings_break_into_lines_of_like_length() -> None:
    assert in_lines("ỦY BAN NHÂN DÂN THÀNH PHỐ HẠ LONG", 27) == "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẠ LONG"
    assert in_lines("SỞ DU LỊCH", 27) == "SỞ DU LỊCH"
    assert in_lines("X" * 200, 27) == "X" * 200


def test_text_is_made_fit_for_paper() -> None:
    assert printable("a\u0301\x00b") == "á b"
    assert printable("000.00.01.H49-181105-0001") == "000.00.01.H49-181105-0001"
    assert printable({"qr": "x" * 99, "rows": ["x" * 40]})["qr"] == "x" * 99
    assert printable("x" * 40).replace("\u200b", "") == "x" * 40 != printable("x" * 40)
    assert len(signature_name("An " * 100)) <= 60


def test_the_fee_receipt_bears_the_centres_tax_code() -> None:
    office = office_of_centre("Trung tâm phường Hà Tu", "Phường Hà Tu", "Hà Tu", tax_code="0100047516")
    at = datetime(2018, 11, 5, 9, tzinfo=VIETNAM)
    data = fee_receipt_data(Payment(at=at, payer="Phạm Thị An", lines=[PaidLine("Phí", 60_000)]), office)
    assert data["collector"]["tax_number"] == "0100047516"
