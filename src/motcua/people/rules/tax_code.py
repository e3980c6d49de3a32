"""Tax codes (mã số thuế): ten digits, and three more for a dependent unit (Thông tư 105/2020/TT-BTC, Article 5).

The tenth digit checks the first nine: 10 − (31·N1 + 29·N2 + 23·N3 + 19·N4 + 17·N5 + 13·N6 + 7·N7 + 5·N8 + 3·N9) mod 11.
Where that is 10 no such code exists. Since 01/07/2025 natural persons use their personal number instead.
"""

import re

from motcua.kernel.errors import Invalid

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_check_digit(nine: str) -> int | None:
    """The tenth digit that belongs to nine digits; None where there is none.

    >>> tax_check_digit("010004751")
    6
    """
    digit = 10 - sum(weight * int(figure) for weight, figure in zip(_WEIGHTS, nine, strict=True)) % 11
    return None if digit == 10 else digit


def check_tax_code(number: str, field: str = "identity_number") -> str:
    """The code as it is written: "0100047516", or "0100047516-001" for a dependent unit.

    Raises `Invalid` beside `field`: `tax_code_malformed`, `tax_code_wrong_check_digit`.

    >>> check_tax_code("0100047516 001")
    '0100047516-001'
    """
    compact = re.sub(r"[\s.\-]", "", number)
    if not re.fullmatch("[0-9]{10}(?:[0-9]{3})?", compact) or compact[10:] == "000":
        raise Invalid(
            "tax_code_malformed",
            vi="Mã số thuế gồm 10 chữ số, đơn vị phụ thuộc 13 chữ số (từ 001); cá nhân hãy dùng số định danh 12 số.",
            en="A tax code has 10 digits, or 13 for a dependent unit (from 001); persons use their 12-digit number.",
            field=field,
        )
    if tax_check_digit(compact[:9]) != int(compact[9]):
        raise Invalid(
            "tax_code_wrong_check_digit",
            vi="Mã số thuế sai chữ số kiểm tra (chữ số thứ mười): hãy đối chiếu với giấy đăng ký và nhập lại.",
            en="The tax code's check digit (the tenth) is wrong: compare with the certificate and type it again.",
            field=field,
        )
    return f"{compact[:10]}-{compact[10:]}" if compact[10:] else compact
