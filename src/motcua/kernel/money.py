"""Money is whole đồng, as integers. There is no smaller coin and no rounding."""

import operator
import re

from motcua.kernel.errors import Invalid
from motcua.kernel.numbers import whole

LARGEST = 10**18 - 1
"""The largest amount read or spelled, in đồng: far above the state budget, and it fits a PostgreSQL bigint."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_CURRENCY = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd)\.?$", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?P<mark>[. \u00a0\u202f])[0-9]{3}(?:(?P=mark)[0-9]{3})*")


def format_dong(amount: int) -> str:
    """The amount as people write it: dots between thousands, the currency behind. Differences may be negative.

    >>> format_dong(1200000)
    '1.200.000 đ'
    """
    return f"{whole(amount)} đ"


def parse_dong(text: str, field: str | None = None) -> int:
    """Whole đồng out of what a person typed: "1200000", "1.200.000", "1 200 000 đ", "1.200.000 đồng", "1.200.000 VND".

    Raises `Invalid` (naming `field`): "amount_missing", "amount_negative", "amount_not_whole" (a fraction, which is
    what a comma means in Vietnam), "amount_too_large", "amount_malformed" (anything else, as badly grouped thousands).
    """
    number = _CURRENCY.sub("", text.strip())
    if not number:
        raise Invalid("amount_missing", vi="Hãy nhập số tiền.", en="Enter an amount.", field=field)
    if number[0] in "-−–(":
        raise Invalid(
            "amount_negative",
            vi="Số tiền không được âm. Hãy nhập số tiền từ 0 đồng trở lên.",
            en="The amount cannot be negative. Enter 0 đồng or more.",
            field=field,
        )
    if _PLAIN.fullmatch(number) or _GROUPED.fullmatch(number):
        digits = re.sub(r"\D", "", number)
        if len(digits.lstrip("0")) > len(str(LARGEST)):
            raise _too_large(field)
        return int(digits)
    if re.fullmatch(r"[0-9][0-9.\s]*,[0-9]*|[0-9]+\.[0-9]{1,2}", number):
        raise Invalid(
            "amount_not_whole",
            vi="Số tiền phải là số đồng chẵn, không có phần lẻ. Hãy nhập như 1.200.000 hoặc 1200000.",
            en="The amount must be whole đồng, without a fraction. Write it as 1.200.000 or 1200000.",
            field=field,
        )
    raise Invalid(
        "amount_malformed",
        vi="Không đọc được số tiền. Hãy nhập như 1.200.000 hoặc 1200000.",
        en="This amount cannot be read. Write it as 1.200.000 or 1200000.",
        field=field,
    )


def dong_in_words(amount: int) -> str:
    """The amount spelled in Vietnamese, in small letters, as receipts print it after the figures.

    Whole thousands end in "chẵn" (nothing can be written in behind them); other sums, and 0, end in "đồng" alone.
    Units after tens are read mốt and lăm, a missing ten linh, a missing hundred không trăm.

    >>> dong_in_words(1200000)
    'một triệu hai trăm nghìn đồng chẵn'
    >>> dong_in_words(1005021)
    'một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng'

    Raises `Invalid` for negative amounts and those above `LARGEST`.
    """
    amount = operator.index(amount)
    if amount < 0:
        raise Invalid(
            "amount_negative",
            vi="Không đọc được số tiền âm. Hãy kiểm tra lại số tiền.",
            en="A negative amount cannot be spelled. Check the amount.",
        )
    if amount > LARGEST:
        raise _too_large(None)
    if amount == 0:
        return "không đồng"
    ending = "đồng chẵn" if amount % 1000 == 0 else "đồng"
    return f"{_spell(amount)} {ending}"


def _too_large(field: str | None) -> Invalid:
    return Invalid(
        "amount_too_large",
        vi="Số tiền quá lớn. Hãy kiểm tra lại các chữ số.",
        en="The amount is too large. Check its digits.",
        field=field,
    )


def _spell(number: int) -> str:
    """A positive number: billions (tỷ) are counted by the same reading, so 10**12 is một nghìn tỷ."""
    billions, rest = divmod(number, 10**9)
    words = [_spell(billions), "tỷ"] if billions else []
    for power in (2, 1, 0):
        three = rest // 1000**power % 1000
        if three:
            words += [*_spell_three(three, led=bool(words)), _THOUSANDS[power]]
    return " ".join(filter(None, words))


def _spell_three(three: int, led: bool) -> list[str]:
    """Up to 999; `led` when something stands before it, so that missing hundreds and tens are said."""
    hundreds, tens, units = three // 100, three // 10 % 10, three % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return words
