"""The two links under a list. A list is continued by the key of its last row, and nobody counts the rest."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Paging:
    """Addresses of the beginning of the list and of its next page, "" where the page is there already."""

    start: str
    next: str


def paging_of(request: HttpRequest, next_key: str) -> Paging:
    """The links around this page; `next_key` is "" at the end of the list. Filters stay as they are."""
    return Paging(
        start=address_with(request, after="") if request.GET.get("after") else "",
        next=address_with(request, after=next_key) if next_key else "",
    )


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int, name: str = "after") -> tuple[list[Any], Paging]:
    """A page of a short list that is continued by the number of rows shown before (the address's `name`)."""
    told = request.GET.get(name, "")
    start = int(told) if told.isascii() and told.isdecimal() and len(told) < 7 else 0
    found = list(rows[start : start + size + 1])
    following = address_with(request, **{name: str(start + size)}) if len(found) > size else ""
    return found[:size], Paging(address_with(request, **{name: ""}) if start else "", following)


def address_with(request: HttpRequest, **changes: str) -> str:
    """This page's address with some values of its query changed; "" takes a value out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
