"""The QR code of an identity card: what is read, and what is said of what cannot be."""

from datetime import date

import pytest

from motcua.kernel.errors import Invalid
from motcua.people.rules.card_code import is_card_code, read_card_code
from motcua.people.rules.identity import Sex

ON = date(2026, 1, 5)
CARD = "022190000123|100123456|Phạm Thị An|02091990|Nữ|Tổ 5, khu 2, Hồng Gai, Hạ Long, Quảng Ninh|01052021"


def test_a_card_says_who_its_holder_is() -> None:
    holder = read_card_code(CARD, on=ON)
    assert (holder.number, holder.old_number, holder.full_name) == ("022190000123", "100123456", "Phạm Thị An")
    assert (holder.born, holder.sex, holder.issued) == (date(1990, 9, 2), Sex.FEMALE, date(2021, 5, 1))
    assert holder.address == "Tổ 5, khu 2, Hồng Gai, Hạ Long, Quảng Ninh"


@pytest.mark.parametrize(
    "text",
    [
        CARD.replace("|100123456|", "||"),
        f"{CARD}||Phạm Văn Ba|Lê Thị Tư",
        f" {CARD}\r\n",
        CARD.replace("Nữ", "Nữ"),  # decomposed letters
        CARD.replace("01052021", ""),
    ],
)
def test_cards_differ_in_what_stands_behind_and_how_letters_are_composed(text: str) -> None:
    assert read_card_code(text, on=ON).full_name == "Phạm Thị An"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("022190000123|100123456|Phạm Thị An", "card_code_unreadable"),
        ("WIFI:T:WPA|S:mang|P:mat-khau|||||", "card_code_unreadable"),
        (CARD.replace("Phạm Thị An", ""), "card_code_unreadable"),
        (CARD.replace("02091990", "31021990"), "card_code_unreadable"),
        (CARD.replace("02091990", "1990"), "card_code_unreadable"),
        (CARD.replace("Nữ", "x"), "card_code_unreadable"),
        (CARD.replace("100123456", "10012345"), "card_code_unreadable"),
        (CARD.replace("Phạm", "Ph?m"), "card_code_lost_letters"),
        (CARD.replace("Nữ", "Nam"), "cccd_other_sex"),
        (CARD.replace("02091990", "02091991"), "cccd_other_birth_year"),
        (CARD.replace("022190000123", "02219000012"), "cccd_malformed"),
    ],
)
def test_what_is_no_card_or_contradicts_itself_is_refused_with_what_to_do(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_card_code(text, on=ON)
    assert (refused.value.code, refused.value.field) == (code, "identity_number")
    assert "Phạm" not in refused.value.vi
    assert "hãy" in refused.value.vi.lower()


def test_a_number_that_is_typed_is_no_card_code() -> None:
    assert [is_card_code(text) for text in (CARD, "022190000123", "")] == [True, False, False]
