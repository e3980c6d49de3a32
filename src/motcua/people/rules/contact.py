"""Telephone numbers and e-mail addresses: light checks, so that a notice has a chance of arriving."""

import re
from datetime import date

from motcua.kernel.errors import Invalid

ELEVEN_DIGIT_MOBILES_END = date(2018, 11, 15)
"""From this day mobile numbers of eleven digits (01…) are no longer reached: they were given ten digits."""

_MOBILE = re.compile("0[35789][0-9]{8}")
_LANDLINE = re.compile("02[0-9]{8,9}")
_OLD_MOBILE = re.compile("01[2689][0-9]{8}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def check_phone(number: str, *, on: date) -> str:
    """The number with ten (mobile) or ten to eleven digits (landline, 02…), beginning with 0; "" stays "".

    +84 and 84 before the number become 0; blanks, dots, dashes and brackets are dropped. Old mobile numbers of eleven
    digits pass until they were switched off. Raises `Invalid` (`phone_malformed`, field "phone").

    >>> check_phone("+84 912 345 678", on=date(2018, 10, 30))
    '0912345678'
    """
    digits = re.sub(r"[\s.\-()]", "", number)
    if not digits:
        return ""
    local = re.sub(r"^(?:\+84|84(?=[0-9]{9,10}$))0?", "0", digits)
    known = [_MOBILE, _LANDLINE, *([_OLD_MOBILE] if on < ELEVEN_DIGIT_MOBILES_END else [])]
    if not any(pattern.fullmatch(local) for pattern in known):
        raise Invalid(
            "phone_malformed",
            vi="Số điện thoại chưa đúng: hãy nhập di động 10 chữ số (03, 05, 07, 08, 09) hoặc cố định (02…).",
            en="The telephone number is not right: give 10 digits (03, 05, 07, 08, 09…) or a landline (02…).",
            field="phone",
        )
    return local


def check_mobile(number: str, *, on: date) -> str:
    """A number that a message reaches: a mobile one; "" stays "". Raises `Invalid` (`phone_malformed`)."""
    local = check_phone(number, on=on)
    if local and not _MOBILE.fullmatch(local):
        raise Invalid(
            "phone_malformed",
            vi="Tin nhắn chỉ gửi được đến số di động 10 chữ số (03, 05, 07, 08, 09): hãy nhập lại.",
            en="A message reaches mobile numbers of 10 digits only (03, 05, 07, 08, 09…): type it again.",
            field="phone",
        )
    return local


def check_email(address: str) -> str:
    """The address without blanks around it; "" stays "". Raises `Invalid` (`email_malformed`, field "email")."""
    trimmed = address.strip()
    if trimmed and (len(trimmed) > 254 or not _EMAIL.fullmatch(trimmed)):
        raise Invalid(
            "email_malformed",
            vi="Địa chỉ thư điện tử chưa đúng dạng ten@nha-cung-cap.vn: hãy nhập lại, hoặc để trống.",
            en="The e-mail address is not of the form name@provider.vn: type it again, or leave it empty.",
            field="email",
        )
    return trimmed


def sign_in_name(typed: str, *, on: date) -> str:
    """The name of an account as it is kept: an e-mail address in small letters, a telephone number in its one form.

    >>> sign_in_name(" An@Example.vn ", on=date(2026, 11, 1)), sign_in_name("+84 912 345 678", on=date(2026, 11, 1))
    ('an@example.vn', '0912345678')
    """
    name = typed.strip()
    if "@" in name:
        return name.lower()
    if re.fullmatch(r"[+0-9\s.\-()]{9,20}", name):
        try:
            return check_phone(name, on=on)
        except Invalid:
            return name
    return name
