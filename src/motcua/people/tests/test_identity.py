from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.people.rules.birth_provinces import PROVINCES
from motcua.people.rules.identity import CMND_LAST_DAY, IdentityKind, Sex, check_identity, check_personal_number

OCTOBER_2018 = date(2018, 10, 30)


@st.composite
def personal_numbers(draw):
    """A number put together from its parts, with the parts."""
    place = draw(st.sampled_from(sorted(PROVINCES)))
    sex = draw(st.sampled_from(Sex))
    year = draw(st.integers(1900, 2026))
    century = 2 * (year // 100 - 19) + (sex is Sex.FEMALE)
    serial = draw(st.integers(0, 999999))
    return f"{place}{century}{year % 100:02}{serial:06}", place, sex, year


@given(personal_numbers())
def test_a_personal_number_tells_its_parts(case):
    number, place, sex, year = case
    found = check_personal_number(number, on=date(2026, 11, 22), birth_date=date(year, 6, 1), sex=sex)
    assert (found.number, found.place_code, found.province) == (number, place, PROVINCES[place])
    assert (found.sex, found.birth_year) == (sex, year)


@given(personal_numbers(), st.integers(1900, 2026))
def test_another_year_or_sex_is_refused(case, other):
    number, _, sex, year = case
    if other != year:
        with pytest.raises(Invalid) as refusal:
            check_personal_number(number, on=date(2026, 11, 22), birth_date=date(other, 1, 1))
        assert refusal.value.code == "cccd_other_birth_year"
    with pytest.raises(Invalid) as refusal:
        check_personal_number(number, on=date(2026, 11, 22), sex=Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE)
    assert refusal.value.code == "cccd_other_sex"


@given(st.text(max_size=20))
def test_any_text_is_taken_or_refused_with_a_field_and_no_number_in_the_sentence(text):
    for kind in IdentityKind:
        refusal = None
        try:
            number = check_identity(kind, text, on=OCTOBER_2018)
        except Invalid as error:
            refusal = error
        if refusal:
            assert refusal.field == "identity_number"
            assert len(text.strip()) < 5 or text not in refusal.vi + refusal.en
        else:
            assert number.isascii()
            assert check_identity(kind, number, on=OCTOBER_2018) == number


@pytest.mark.parametrize("written", ["022085000001", " 022 085 000001 ", "022.085.000001", "022-085-000001"])
def test_blanks_dots_and_dashes_do_not_matter(written):
    assert check_identity(IdentityKind.CCCD, written, on=OCTOBER_2018) == "022085000001"


def test_a_birth_registered_abroad_has_no_province():
    assert check_personal_number("101085000001", on=OCTOBER_2018).province is None


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (IdentityKind.CCCD, "02208500001", "cccd_malformed"),
        (IdentityKind.CCCD, "0220850000011", "cccd_malformed"),
        (IdentityKind.CCCD, "02208500000A", "cccd_malformed"),
        (IdentityKind.CCCD, "٠٢٢٠٨٥٠٠٠٠٠١", "cccd_malformed"),
        (IdentityKind.CCCD, "", "cccd_malformed"),
        (IdentityKind.CCCD, "003085000001", "cccd_unknown_province"),
        (IdentityKind.CCCD, "000085000001", "cccd_unknown_province"),
        (IdentityKind.CCCD, "022219000001", "cccd_birth_in_the_future"),
        (IdentityKind.CCCD, "022485000001", "cccd_birth_in_the_future"),
        (IdentityKind.CMND, "10012345", "cmnd_malformed"),
        (IdentityKind.CMND, "022085000001", "cmnd_malformed"),
        (IdentityKind.PASSPORT, "B1234", "passport_malformed"),
        (IdentityKind.PASSPORT, "B123456789", "passport_malformed"),
        (IdentityKind.PASSPORT, "PASSPORT", "passport_malformed"),
        (IdentityKind.PASSPORT, "B12345Ô", "passport_malformed"),
        (IdentityKind.TAX_CODE, "010004751", "tax_code_malformed"),
        (IdentityKind.TAX_CODE, "0100047517", "tax_code_wrong_check_digit"),
    ],
)
def test_a_malformed_number_is_refused(kind, number, code):
    with pytest.raises(Invalid) as refusal:
        check_identity(kind, number, on=OCTOBER_2018)
    assert refusal.value.code == code


def test_a_nine_digit_card_serves_until_it_expired_and_stays_on_old_data():
    assert check_identity(IdentityKind.CMND, "100 123 456", on=CMND_LAST_DAY) == "100123456"
    with pytest.raises(Invalid) as refusal:
        check_identity(IdentityKind.CMND, "100123456", on=date(2025, 1, 1))
    assert refusal.value.code == "cmnd_expired"
    assert "VNeID" in refusal.value.vi
    assert check_identity(IdentityKind.CMND, "100123456", on=date(2025, 1, 1), is_old_data=True) == "100123456"


def test_passport_letters_become_large():
    assert check_identity(IdentityKind.PASSPORT, "b1234567", on=OCTOBER_2018) == "B1234567"
