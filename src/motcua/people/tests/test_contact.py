from datetime import date

import pytest

from motcua.kernel.errors import Invalid
from motcua.people.rules.contact import check_email, check_phone

OCTOBER_2018 = date(2018, 10, 30)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0912345678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 (0) 912.345.678", "0912345678"),
        ("0203 3825 225", "02033825225"),
        ("0168 123 4567", "01681234567"),
        ("  ", ""),
    ],
)
def test_a_number_is_written_in_one_way(written, number):
    assert check_phone(written, on=OCTOBER_2018) == number


@pytest.mark.parametrize(
    "number", ["091234567", "09123456789", "0112345678", "0412345678", "chưa có", "+1 202 555 0100"]
)
def test_a_number_that_cannot_ring_is_refused(number):
    with pytest.raises(Invalid) as refusal:
        check_phone(number, on=OCTOBER_2018)
    assert (refusal.value.code, refusal.value.field) == ("phone_malformed", "phone")


def test_eleven_digit_mobiles_end_with_the_switch():
    assert check_phone("01681234567", on=date(2018, 11, 14)) == "01681234567"
    with pytest.raises(Invalid):
        check_phone("01681234567", on=date(2018, 11, 15))


@pytest.mark.parametrize("address", ["an@quangninh.gov.vn", " an@vnn.vn ", ""])
def test_an_address_is_taken_trimmed(address):
    assert check_email(address) == address.strip()


@pytest.mark.parametrize(
    "address", ["an", "an@", "@vnn.vn", "an@vnn", "an@vnn..vn", "an @vnn.vn", "a" * 250 + "@vnn.vn"]
)
def test_an_address_that_cannot_arrive_is_refused(address):
    with pytest.raises(Invalid) as refusal:
        check_email(address)
    assert (refusal.value.code, refusal.value.field) == ("email_malformed", "email")
