"""The QR code on an identity card, as a scanner types it: seven parts or more with "|" between them.

number | old nine-digit number or nothing | full name | born ddmmyyyy | Nam or Nữ | address | issued ddmmyyyy | …

What the text says is checked against itself: the personal number tells the year of birth and the sex too. Newer cards
add parts behind (the parents' names), which are not read. Nothing of it is ever put into an error.
"""

import re
from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import Invalid
from motcua.kernel.text import fold, nfc
from motcua.people.rules.identity import Sex, check_personal_number

MARK = "|"
PARTS = 7
SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
LOST_LETTERS = re.compile("[?\ufffd]")


@dataclass(frozen=True, slots=True)
class CardHolder:
    """What the card says of its holder. `old_number` is "" where there was none."""

    number: str
    old_number: str
    full_name: str
    born: date
    sex: Sex
    address: str
    issued: date | None


def is_card_code(text: str) -> bool:
    """Whether this is meant to be a card's code and not a number somebody typed."""
    return MARK in text


def read_card_code(text: str, *, on: date) -> CardHolder:
    """Read the card's code.

    Raises `Invalid` (field "identity_number"): `card_code_unreadable` for another QR code or one cut short,
    `card_code_lost_letters` where the scanner lost the Vietnamese letters, and those of `check_personal_number`, also
    where number, birth and sex do not agree.

    >>> read_card_code("022190000123||Phạm Thị An|02091990|Nữ|Tổ 5, Hồng Gai|01052021", on=date(2026, 1, 5)).full_name
    'Phạm Thị An'
    """
    parts = [part.strip() for part in nfc(text).strip().split(MARK)]
    if len(parts) < PARTS or not parts[2]:
        raise _unreadable()
    number, old_number, name, born, sex, address, issued = parts[:PARTS]
    if LOST_LETTERS.search(name + sex + address):
        raise Invalid(
            "card_code_lost_letters",
            vi="Máy quét làm mất chữ tiếng Việt. Hãy đặt máy quét ở chế độ Unicode (UTF-8) rồi quét lại, hoặc gõ theo "
            "thẻ.",
            en="The scanner lost the Vietnamese letters. Set it to Unicode (UTF-8) and scan again, or type from the "
            "card.",
            field="identity_number",
        )
    told_sex, birth_date = SEXES.get(fold(sex)), _read_day(born)
    if told_sex is None or birth_date is None or (old_number and not re.fullmatch("[0-9]{9}", old_number)):
        raise _unreadable()
    checked = check_personal_number(number, on=on, birth_date=birth_date, sex=told_sex)
    return CardHolder(checked.number, old_number, name, birth_date, told_sex, address, _read_day(issued))


def _read_day(text: str) -> date | None:
    if not re.fullmatch("[0-9]{8}", text):
        return None
    try:
        return date(int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None


def _unreadable() -> Invalid:
    return Invalid(
        "card_code_unreadable",
        vi="Đây không phải mã QR của thẻ căn cước, hoặc quét chưa trọn. Hãy quét lại mã trên thẻ, hoặc gõ 12 số.",
        en="This is not the QR code of an identity card, or it was cut short. Scan the card again, or type the 12 "
        "digits.",
        field="identity_number",
    )
