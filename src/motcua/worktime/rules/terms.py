"""Legal terms (thời hạn): an amount with its unit, never a bare number."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc

MAX_AMOUNT = 9_999


class TermUnit(StrEnum):
    """What a term is counted in. A working day is a day, not eight hours: the two are never converted."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WORKING_HOURS = "working_hours"
    MONTHS = "months"
    AT_ONCE = "at_once"


_NAMES = {
    TermUnit.WORKING_DAYS: ("ngày làm việc", "working day"),
    TermUnit.CALENDAR_DAYS: ("ngày lịch", "calendar day"),
    TermUnit.WORKING_HOURS: ("giờ làm việc", "working hour"),
    TermUnit.MONTHS: ("tháng", "month"),
}
_WORDS = {
    "working_days": TermUnit.WORKING_DAYS,
    "working_day": TermUnit.WORKING_DAYS,
    "ngày_làm_việc": TermUnit.WORKING_DAYS,
    "calendar_days": TermUnit.CALENDAR_DAYS,
    "calendar_day": TermUnit.CALENDAR_DAYS,
    "ngày_lịch": TermUnit.CALENDAR_DAYS,
    "working_hours": TermUnit.WORKING_HOURS,
    "working_hour": TermUnit.WORKING_HOURS,
    "giờ_làm_việc": TermUnit.WORKING_HOURS,
    "months": TermUnit.MONTHS,
    "month": TermUnit.MONTHS,
    "tháng": TermUnit.MONTHS,
}
_AT_ONCE = frozenset({"at_once", "ngay", "giải_quyết_ngay"})
_AMOUNT_AND_UNIT = re.compile(r"([+-]?[0-9]{1,5})[ _]+(\S.*)")


@dataclass(frozen=True, slots=True)
class Term:
    """`amount` whole units of `unit`. `at_once` carries the amount 0; every other unit a positive amount.

    Raises `Invalid` (`term_not_positive`, `term_too_long`, `term_at_once_amount`) when made otherwise.
    `str(Term(4, TermUnit.WORKING_DAYS)) == "4 working_days"`, which `parse_term` reads back.
    """

    amount: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit is TermUnit.AT_ONCE:
            if self.amount != 0:
                raise Invalid(
                    "term_at_once_amount",
                    vi="Thủ tục giải quyết ngay không kèm số ngày: bỏ con số, hoặc chọn một đơn vị thời hạn khác.",
                    en="A term “at once” carries no number: leave the number out, or choose another unit.",
                    field="term",
                )
        elif self.amount <= 0:
            raise Invalid(
                "term_not_positive",
                vi=f"Thời hạn phải lớn hơn 0 (nhận được {self.amount}): nhập số dương, hoặc chọn “giải quyết ngay”.",
                en=f"A term must be more than 0 (got {self.amount}): give a positive number, or choose “at once”.",
                field="term",
                amount=self.amount,
            )
        elif self.amount > MAX_AMOUNT:
            raise Invalid(
                "term_too_long",
                vi=f"Thời hạn {self.amount} là quá dài (nhiều nhất {MAX_AMOUNT}): xem lại con số và đơn vị.",
                en=f"A term of {self.amount} is too long (at most {MAX_AMOUNT}): check the number and its unit.",
                field="term",
                amount=self.amount,
            )

    def __str__(self) -> str:
        return "at_once" if self.unit is TermUnit.AT_ONCE else f"{self.amount} {self.unit}"

    def describe(self, language: str) -> str:
        """The term in words: "4 ngày làm việc" ("vi") or "4 working days" ("en")."""
        if self.unit is TermUnit.AT_ONCE:
            return "at once" if language == "en" else "giải quyết ngay"
        vi, en = _NAMES[self.unit]
        if language == "en":
            return f"{self.amount} {en}{'' if self.amount == 1 else 's'}"
        return f"{self.amount} {vi}"


@lru_cache(maxsize=1024)
def parse_term(text: str) -> Term:
    """Read "4 working_days", "1 month", "at_once" or the Vietnamese "4 ngày làm việc", "8 giờ làm việc", "ngay".

    A bare "ngày", "days", "giờ" or "hours" is refused (`term_unit_unclear`): the law tells working days from calendar
    days, and so must whoever types the term. Anything else unreadable is `Invalid` `term_unreadable`.
    """
    words = " ".join(nfc(text).lower().split())
    key = words.replace(" ", "_")
    if key in _AT_ONCE:
        return Term(0, TermUnit.AT_ONCE)
    found = _AMOUNT_AND_UNIT.fullmatch(words)
    if not found:
        raise _unreadable(text)
    unit = found[2].replace(" ", "_")
    if unit in ("ngày", "day", "days", "giờ", "hour", "hours"):
        raise Invalid(
            "term_unit_unclear",
            vi=f"“{text}” chưa rõ đơn vị: ghi “ngày làm việc”, “ngày lịch” hoặc “giờ làm việc”.",
            en=f"“{text}” leaves the unit open: write “working_days”, “calendar_days” or “working_hours”.",
            field="term",
        )
    if unit not in _WORDS:
        raise _unreadable(text)
    return Term(int(found[1]), _WORDS[unit])


def _unreadable(text: str) -> Invalid:
    return Invalid(
        "term_unreadable",
        vi=f"Không đọc được thời hạn “{text[:60]}”: ghi như “4 ngày làm việc”, “15 ngày lịch”, “8 giờ làm việc”, "
        "“1 tháng” hoặc “ngay”.",
        en=f"The term “{text[:60]}” cannot be read: write it as “4 working_days”, “15 calendar_days”, "
        "“8 working_hours”, “1 months” or “at_once”.",
        field="term",
    )
