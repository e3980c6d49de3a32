"""Receipt series (ký hiệu, mẫu số biên lai): numbers from–to, given out in order and never twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.kernel.errors import Invalid, Refused

DIGITS = 7
LARGEST = 10**DIGITS - 1
WORD = re.compile(r"[0-9A-Z][0-9A-Z/.-]{0,19}")
_RECEIPT = re.compile(rf"{WORD.pattern} {WORD.pattern} \d{{{DIGITS}}}")


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers `first` to `last` under a form (mẫu số) and a sign (ký hiệu), for one year."""

    form: str
    sign: str
    year: int
    first: int
    last: int

    def overlaps(self, other: "Series") -> bool:
        is_same = (self.form, self.sign, self.year) == (other.form, other.sign, other.year)
        return is_same and self.first <= other.last and other.first <= self.last


def check_series(new: Series, existing: Iterable[Series]) -> None:
    """The series is well formed and takes no number of another. Raises `Invalid`, `Refused`."""
    for field, word in (("form", new.form), ("sign", new.sign)):
        if not WORD.fullmatch(word):
            raise Invalid(
                "bad_series_word",
                vi="Mẫu số và ký hiệu gồm chữ in hoa không dấu, số và dấu / . -, không quá 20 ký tự. Hãy nhập lại.",
                en="Form and sign are capital letters, digits and / . -, at most 20 characters. Enter them again.",
                field=field,
            )
    if not 1 <= new.first <= new.last <= LARGEST:
        raise Invalid(
            "bad_series_numbers",
            vi=f"Số biên lai đi từ số nhỏ đến số lớn, trong khoảng 1 đến {LARGEST}. Hãy nhập lại.",
            en=f"Receipt numbers go from the smaller to the larger, between 1 and {LARGEST}. Enter them again.",
            field="last",
        )
    for other in existing:
        if new.overlaps(other):
            raise Refused(
                "series_overlaps",
                vi=f"Đã có dải {other.form} {other.sign} từ {other.first} đến {other.last}: hãy chọn dải số khác.",
                en=f"There is a series {other.form} {other.sign} from {other.first} to {other.last} already: choose "
                "other numbers.",
                field="first",
            )


def format_receipt(form: str, sign: str, number: int) -> str:
    """The receipt's full number as printed.

    >>> format_receipt("01BLP", "QN-18", 42)
    '01BLP QN-18 0000042'
    """
    return f"{form} {sign} {number:0{DIGITS}d}"


def is_of_a_series(receipt: str) -> bool:
    """Whether the text is a number as `format_receipt` writes it: a receipt given here and printed from its payment.

    >>> is_of_a_series("01BLP QN-18 0000042"), is_of_a_series("KB-1")
    (True, False)
    """
    return _RECEIPT.fullmatch(receipt) is not None


def exhausted(year: int) -> Refused:
    """No number is left: what to do."""
    return Refused(
        "receipts_exhausted",
        vi=f"Trung tâm không còn số biên lai nào của năm {year}. Chưa thu tiền: hãy báo người đứng đầu đăng ký dải "
        "biên lai mới rồi thu lại.",
        en=f"The centre has no receipt numbers left for {year}. Take no money yet: have the head register a new "
        "series, then collect again.",
    )
