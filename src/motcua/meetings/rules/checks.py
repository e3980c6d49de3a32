"""What every fact must keep to, and the sentences for what does not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_text
from motcua.worktime.rules.schedule import in_vietnam

LONGEST = 2_000
LONGEST_MINUTES = 50_000
MAY_BE_EMPTY = frozenset({"note", "remedy", "conclusions", "speaker", "contact", "one_stop", "agency"})
LONG = frozenset({"minutes", "conclusions"})


def texts_given(fact: Any) -> None:
    """Every text is there, in one form, and not too long; also those of an agenda. Raises `Invalid`."""
    for field, name, value in _texts(fact):
        longest = LONGEST_MINUTES if name in LONG else LONGEST
        check_text(value, field, longest, may_be_empty=name in MAY_BE_EMPTY)


def _texts(fact: Any) -> Iterator[tuple[str, str, str]]:
    """Field of the fact, the text's own name and the text."""
    for each in fields(fact):
        value = getattr(fact, each.name)
        if isinstance(value, str):
            yield each.name, each.name, value
        for item in value if isinstance(value, tuple) else ():
            if is_dataclass(item):
                yield from ((each.name, name, text) for _field, name, text in _texts(item))


def not_after(when: datetime | date, now: datetime, field: str) -> None:
    """What has happened has not happened after now. Raises `Invalid`."""
    local = in_vietnam(now)
    if when > now if isinstance(when, datetime) else when > local.date():
        raise Invalid(
            "time_in_future",
            vi=f"Thời điểm này chưa đến (bây giờ là {local:%H:%M %d/%m/%Y}). Hãy ghi lúc việc đã thực sự xảy ra.",
            en=f"This time has not come (it is {local:%H:%M %d/%m/%Y}). Give when it really happened.",
            field=field,
        )


def not_before(when: datetime, earlier: datetime, field: str) -> None:
    """Times do not go backwards. Raises `Refused`."""
    if when < earlier:
        raise Refused(
            "time_backwards",
            vi=f"Thời điểm này đứng trước {in_vietnam(earlier):%H:%M %d/%m/%Y} của việc phải có trước. Hãy "
            "kiểm tra lại giờ.",
            en=f"This is before {in_vietnam(earlier):%H:%M %d/%m/%Y}, when what must come before it happened. "
            "Check the time.",
            field=field,
        )


def no_such(field: str, name: str) -> Invalid:
    return Invalid(
        "no_such_thing",
        vi=f"Không có “{name[:60]}” ở đây. Hãy chọn trong danh sách.",
        en=f"There is no “{name[:60]}” here. Choose from the list.",
        field=field,
    )


def known_already(field: str, name: str) -> Refused:
    return Refused(
        "known_already",
        vi=f"“{name[:60]}” đã có. Hãy kiểm tra lại.",
        en=f"“{name[:60]}” is there already. Check it.",
        field=field,
    )
