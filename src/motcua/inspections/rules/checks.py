"""What all facts of this room keep to, and the sentences for what does not."""

from dataclasses import fields
from datetime import date
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc

LONGEST = 5_000


def text(value: str, field: str, *, may_be_empty: bool = False) -> None:
    """In one form, not too long, and there. Raises `Invalid`."""
    if value != nfc(value).strip() or len(value) > LONGEST or "\x00" in value:
        raise Invalid(
            "text_unfit",
            vi=f"Nội dung dài quá {LONGEST} ký tự hoặc có ký tự lạ. Hãy viết gọn lại.",
            en=f"The text is longer than {LONGEST} characters or has characters that cannot be kept. Shorten it.",
            field=field,
        )
    if not value and not may_be_empty:
        raise Invalid(
            "text_missing",
            vi="Chưa ghi nội dung này. Hãy điền vào.",
            en="This is not filled in. Fill it in.",
            field=field,
        )


def texts(fact: Any, *, may_be_empty: frozenset[str] = frozenset()) -> None:
    """Every text of the fact. Raises `Invalid`."""
    for each in fields(fact):
        value = getattr(fact, each.name)
        if isinstance(value, str):
            text(value, each.name, may_be_empty=each.name in may_be_empty)


def not_after(day: date, today: date, field: str) -> None:
    """What has happened has not happened after today. Raises `Invalid`."""
    if day > today:
        raise Invalid(
            "day_in_future",
            vi=f"Ngày này chưa đến (hôm nay là {today:%d/%m/%Y}). Hãy ghi ngày việc đã thực sự xảy ra.",
            en=f"This day has not come (today is {today}). Give the day on which it really happened.",
            field=field,
        )


def not_before(day: date, earlier: date, field: str) -> None:
    """Days do not go backwards. Raises `Refused`."""
    if day < earlier:
        raise Refused(
            "day_backwards",
            vi=f"Ngày {day:%d/%m/%Y} đứng trước ngày {earlier:%d/%m/%Y} của việc phải có trước. Hãy kiểm tra lại ngày.",
            en=f"The day {day} is before {earlier}, the day of what must come before it. Check the day.",
            field=field,
        )


def no_such(field: str, name: object) -> Invalid:
    return Invalid(
        "no_such_thing",
        vi=f"Không có “{str(name)[:60]}”. Hãy chọn trong danh sách.",
        en=f"There is no “{str(name)[:60]}”. Choose from the list.",
        field=field,
    )


def too_soon(vi: str, en: str, code: str = "too_soon") -> Refused:
    """Something that must come first has not come: the two sentences say what."""
    return Refused(code, vi=vi, en=en)


def is_over() -> Refused:
    return Refused(
        "is_over",
        vi="Việc này đã kết thúc nên không ghi thêm được nữa.",
        en="This has ended; nothing can be added to it any more.",
    )
