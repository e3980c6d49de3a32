"""What a single cell may hold, by its column: how it is read, and what to write where it cannot be."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, get_type_hints

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.bulk.columns import ImportRow, PartyKind
from motcua.dossiers.rules.state import Outcome
from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import nfc
from motcua.worktime.rules.terms import Term, parse_term


def _text(value: Any, most: int = 4_000) -> str:
    """Texts as they are stored. A program may also write a code as a whole number."""
    if type(value) is not str:
        if type(value) is not int:
            raise TypeError(type(value).__name__)
        value = str(value)
    text = value if value.isascii() else nfc(value)
    if len(text) > most or "\0" in text:
        raise ValueError("too long, or a character that no text has")
    return text


def _name(value: Any) -> str:
    return _text(value, 300)


def _number(value: Any) -> str:
    return _text(value, 20)


def _instant(value: Any) -> datetime:
    instant = datetime.fromisoformat(value)
    if len(value) < len("2018-10-30T17"):
        raise ValueError("a day without a time")
    return instant.astimezone(VIETNAM) if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def _day(value: Any) -> date:
    """A day; of an instant, its day in Vietnam."""
    return date.fromisoformat(value) if len(value) <= len("2018-10-30") else _instant(value).date()


def _count(value: Any) -> int:
    if type(value) not in (int, str) or not 1 <= int(value) <= 999:
        raise ValueError(value)
    return int(value)


_PARSER_BY_TYPE: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _count,
    Channel: Channel,
    Outcome: Outcome,
    PartyKind: PartyKind,
    datetime: _instant,
    datetime | None: _instant,
    date | None: _day,
    Term | None: parse_term,
}
KINDS: dict[str, Any] = get_type_hints(ImportRow)
PARSERS: dict[str, Callable[[Any], Any]] = {name: _PARSER_BY_TYPE[kind] for name, kind in KINDS.items()} | {
    "owner_name": _name,
    "owner_identity": _number,
    "applicant_name": _name,
    "applicant_identity": _number,
}
"""By column; names and identity numbers are shorter than other texts, because they are indexed."""
_INSTANT_HINT = (
    "Hãy ghi ngày và giờ, ví dụ 2018-10-30T09:15.",
    "Write day and time, for instance 2018-10-30T09:15.",
)
HINTS: dict[Any, tuple[str, str]] = {
    str: ("Hãy ghi chữ, không quá dài (docs/import.md).", "Write a text, not too long (docs/import.md)."),
    int: ("Hãy ghi số nguyên từ 1 đến 999.", "Write a whole number from 1 to 999."),
    Channel: ("Hãy ghi counter, online hoặc post.", "Write counter, online or post."),
    Outcome: ("Hãy ghi granted hoặc refused.", "Write granted or refused."),
    PartyKind: ("Hãy ghi person hoặc organisation.", "Write person or organisation."),
    datetime: _INSTANT_HINT,
    datetime | None: _INSTANT_HINT,
    date | None: ("Hãy ghi ngày, ví dụ 2018-10-30.", "Write a day, for instance 2018-10-30."),
    Term | None: ("Hãy ghi ví dụ “4 ngày làm việc”.", "Write for instance “4 working_days”."),
}
"""What to write instead, by the kind of column."""
