"""Identity papers: which numbers are well formed, and on which day they may be used for a new dossier.

| kind | form | source |
|---|---|---|
| cccd | 12 digits: birth place 3, century and sex 1, year 2, random 6 | NĐ 137/2015/NĐ-CP Art. 13 |
| cmnd | 9 digits; no longer valid after 31/12/2024, kept on old data | Luật Căn cước 26/2023/QH15 Art. 46 |
| passport | 6 to 9 letters and digits, at least one digit | ICAO Doc 9303: at most nine |
| tax_code | see `tax_code` | |

No number here proves that a person exists: a personal number has no check digit. None is ever put into an error.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from motcua.kernel.errors import Invalid
from motcua.people.rules.birth_provinces import FIRST_COUNTRY_CODE, PROVINCES
from motcua.people.rules.tax_code import check_tax_code

CMND_LAST_DAY = date(2024, 12, 31)
"""The last day on which a nine-digit card is valid (Luật Căn cước 26/2023/QH15, Article 46.2)."""


class IdentityKind(StrEnum):
    CCCD = "cccd"
    CMND = "cmnd"
    PASSPORT = "passport"
    TAX_CODE = "tax_code"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """What a twelve-digit personal number says. `province` is None for a birth registered abroad."""

    number: str
    place_code: str
    province: str | None
    sex: Sex
    birth_year: int


def check_identity(
    kind: IdentityKind,
    number: str,
    *,
    on: date,
    birth_date: date | None = None,
    sex: Sex | None = None,
    is_old_data: bool = False,
) -> str:
    """The number in its one written form: without blanks, dots and (tax codes excepted) dashes, letters large.

    `on` is the day of reception. `is_old_data` lets a nine-digit card pass after it expired: for what was accepted
    earlier, never for a new dossier. `birth_date` and `sex`, where given, must agree with a personal number.

    Raises `Invalid` (field "identity_number"): `cccd_malformed`, `cccd_unknown_province`, `cccd_birth_in_the_future`,
    `cccd_other_birth_year`, `cccd_other_sex`, `cmnd_malformed`, `cmnd_expired`, `passport_malformed`, and those of
    `check_tax_code`.
    """
    match kind:
        case IdentityKind.CCCD:
            return check_personal_number(number, on=on, birth_date=birth_date, sex=sex).number
        case IdentityKind.CMND:
            return _check_cmnd(number, on=on, is_old_data=is_old_data)
        case IdentityKind.PASSPORT:
            return _check_passport(number)
        case IdentityKind.TAX_CODE:
            return check_tax_code(number)
        case _:
            assert_never(kind)


def check_personal_number(
    number: str, *, on: date, birth_date: date | None = None, sex: Sex | None = None
) -> PersonalNumber:
    """Read a twelve-digit personal number (số định danh cá nhân). Errors: the `cccd_…` of `check_identity`.

    Worked example: 022 0 85 000001 was registered in Quảng Ninh; 0 is male, of the twentieth century; born in 1985.

    >>> check_personal_number("022085000001", on=date(2018, 10, 30)).birth_year
    1985
    """
    compact = _compact(number)
    if not re.fullmatch("[0-9]{12}", compact):
        raise _invalid(
            "cccd_malformed",
            vi="Số căn cước phải có đúng 12 chữ số: hãy đối chiếu với thẻ và nhập lại.",
            en="A personal number has exactly 12 digits: compare with the card and type it again.",
        )
    place, century, year = compact[:3], int(compact[3]), int(compact[4:6])
    if place not in PROVINCES and int(place) < FIRST_COUNTRY_CODE:
        raise _invalid(
            "cccd_unknown_province",
            vi="Ba số đầu của số căn cước không phải mã của tỉnh nào: hãy đối chiếu với thẻ và nhập lại.",
            en="The first three digits of the number are no province's code: compare with the card and type it again.",
        )
    found = PersonalNumber(
        number=compact,
        place_code=place,
        province=PROVINCES.get(place),
        sex=Sex.FEMALE if century % 2 else Sex.MALE,
        birth_year=1900 + 100 * (century // 2) + year,
    )
    _check_agrees(found, on, birth_date, sex)
    return found


def _check_agrees(found: PersonalNumber, on: date, birth_date: date | None, sex: Sex | None) -> None:
    if found.birth_year > on.year:
        raise _invalid(
            "cccd_birth_in_the_future",
            vi="Số căn cước chỉ năm sinh trong tương lai: hãy kiểm tra chữ số thứ tư đến thứ sáu.",
            en="The number tells a year of birth in the future: check its fourth to sixth digits.",
        )
    if birth_date and birth_date.year != found.birth_year:
        raise _invalid(
            "cccd_other_birth_year",
            vi="Số căn cước và ngày sinh không khớp năm: hãy kiểm tra lại cả hai theo thẻ.",
            en="The number and the date of birth tell different years: check both against the card.",
        )
    if sex and sex is not found.sex:
        raise _invalid(
            "cccd_other_sex",
            vi="Số căn cước và giới tính không khớp: hãy kiểm tra chữ số thứ tư và ô giới tính.",
            en="The number and the sex do not agree: check the fourth digit and the sex given.",
        )


def _check_cmnd(number: str, *, on: date, is_old_data: bool) -> str:
    compact = _compact(number)
    if not re.fullmatch("[0-9]{9}", compact):
        raise _invalid(
            "cmnd_malformed",
            vi="Số chứng minh nhân dân phải có đúng 9 chữ số; nếu có 12 chữ số, hãy chọn loại “căn cước”.",
            en='An old identity card has exactly 9 digits; for 12 digits choose the kind "cccd".',
        )
    if on > CMND_LAST_DAY and not is_old_data:
        raise _invalid(
            "cmnd_expired",
            vi=f"Chứng minh nhân dân hết giá trị sau ngày {CMND_LAST_DAY:%d/%m/%Y}: hãy dùng thẻ căn cước hoặc VNeID.",
            en=f"Old identity cards are not valid after {CMND_LAST_DAY}: use the identity card or VNeID.",
        )
    return compact


def _check_passport(number: str) -> str:
    compact = _compact(number).upper()
    if not re.fullmatch("(?=.*[0-9])[0-9A-Z]{6,9}", compact):
        raise _invalid(
            "passport_malformed",
            vi="Số hộ chiếu gồm 6 đến 9 chữ cái và chữ số: hãy đối chiếu với hộ chiếu và nhập lại.",
            en="A passport number has 6 to 9 letters and digits: compare with the passport and type it again.",
        )
    return compact


def _compact(number: str) -> str:
    return re.sub(r"[\s.\-]", "", number)


def _invalid(code: str, *, vi: str, en: str) -> Invalid:
    return Invalid(code, vi=vi, en=en, field="identity_number")
