"""What all facts of this room keep to, and the sentences for what does not."""

from dataclasses import fields
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_text

LONGEST = 5_000


def texts(fact: Any, *, may_be_empty: frozenset[str] = frozenset()) -> None:
    """Every text of the fact. Raises `Invalid`."""
    for each in fields(fact):
        value = getattr(fact, each.name)
        if isinstance(value, str):
            check_text(value, each.name, LONGEST, may_be_empty=each.name in may_be_empty)


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
