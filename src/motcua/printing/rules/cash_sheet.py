"""The sheet of a cashier's day: every receipt, the sums, the notes counted, and what became of a difference.

Signed by the cashier and by the head of the centre; goes to the book-keeper with the cash.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.money import dong_in_words, format_dong
from motcua.kernel.numbers import whole
from motcua.printing.rules import parts
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.sets import form_set_on
from motcua.printing.rules.words import capital, printable, short, signature_name


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One move of money in đồng, negative where it went out; `at` before the day where it came after a count."""

    at: datetime
    what: str
    document: str
    code: str
    cash: int
    transfer: int


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted (`notes` by denomination) against what should be there; `explanation` of a difference."""

    at: datetime
    by: str
    notes: Mapping[int, int]
    opening: int
    expected: int
    counted: int
    explanation: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CashSheet:
    """A till's day; `count` None while it was not counted, which the paper says."""

    day: date
    cashier: str
    lines: Sequence[SheetLine]
    opening: int
    count: Count | None = None


def cash_sheet_data(sheet: CashSheet, office: Office, at: datetime) -> Data:
    """The sheet filled in, as printed at `at`."""
    cash, transfer = (sum(getattr(line, name) for line in sheet.lines) for name in ("cash", "transfer"))
    filled: Data = printable(
        {
            **parts.head("cash_sheet", form_set_on(sheet.day), office, at, tail=""),
            "code": "",
            "office": office.name,
            "cashier": sheet.cashier,
            "day": f"{sheet.day:%d/%m/%Y}",
            "rows": [
                {
                    "at": short(line.at) if line.at.date() != sheet.day else f"{line.at:%H:%M}",
                    "what": line.what,
                    "document": line.document,
                    "code": line.code,
                    "cash": format_dong(line.cash) if line.cash else "",
                    "transfer": format_dong(line.transfer) if line.transfer else "",
                }
                for line in sheet.lines
            ],
            "cash": format_dong(cash),
            "transfer": format_dong(transfer),
            "total": format_dong(cash + transfer),
            "total_in_words": in_words(cash + transfer),
            "opening": format_dong(sheet.count.opening if sheet.count else sheet.opening),
            "count": counted(sheet.count) if sheet.count else None,
            "mark": "" if sheet.count else "CHƯA KIỂM ĐẾM",
            "signers": {
                "cashier": signature_name(sheet.cashier),
                "head": signature_name(sheet.count.confirmed_by if sheet.count else ""),
            },
        }
    )
    return filled


def in_words(amount: int) -> str:
    """A sum that may be negative: more was given back on the day than was taken."""
    return capital(f"âm {dong_in_words(-amount)}" if amount < 0 else dong_in_words(amount))


def counted(count: Count) -> Data:
    """The count, its notes from the largest on, and what it came to."""
    return {
        "at": short(count.at),
        "by": count.by,
        "notes": [
            {"note": format_dong(note), "number": whole(number), "amount": format_dong(note * number)}
            for note, number in sorted(count.notes.items(), reverse=True)
        ],
        "expected": format_dong(count.expected),
        "counted": format_dong(count.counted),
        "difference": format_dong(count.counted - count.expected),
        "explanation": count.explanation,
        "to_hand_over": format_dong(count.counted - count.opening),
        "confirmed": f"{count.confirmed_by}, {short(count.confirmed_at)}" if count.confirmed_at else "",
        "note": count.note,
    }
