"""A list continued by the key of its last row: no page is counted, and none is skipped when rows come in between."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from motcua.kernel.errors import Invalid

ROWS = 50


def page_of[M: Model](found: QuerySet[M], after: str, *fields: str, rows: int = ROWS) -> tuple[list[M], str]:
    """The rows after the one with the primary key `after`, and the key that continues the list ("" at its end).

    `fields`: the order, such as "name_sort", "pk" or "-pk"; the last must be unique. Raises `Invalid`
    (`cursor_malformed`).
    """
    found = found.order_by(*fields)
    if after:
        found = found.filter(_beyond(found, after, fields))
    shown = list(found[: rows + 1])
    return shown[:rows], str(shown[rows - 1].pk) if len(shown) > rows else ""


def _beyond(found: QuerySet[Any], after: str, fields: tuple[str, ...]) -> Q:
    names = [field.removeprefix("-") for field in fields]
    last = found.model._default_manager.filter(pk=after).values_list(*names).first() if _is_key(after) else None
    if last is None:
        raise Invalid(
            "cursor_malformed",
            vi="Địa chỉ trang tiếp theo không đúng. Hãy mở lại từ đầu danh sách.",
            en="The address of the next page is wrong. Open the list from its beginning.",
        )
    condition, same = Q(), Q()
    for field, name, value in zip(fields, names, last, strict=True):
        comes_later = Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
        condition |= same & comes_later
        same &= Q(**{name: value})
    return condition


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
