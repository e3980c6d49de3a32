"""The two links under a list. A list is continued by the key of its last row, and nobody counts the rest."""

from dataclasses import dataclass

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


def address_with(request: HttpRequest, **changes: str) -> str:
    """This page's address with some values of its query changed; "" takes a value out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
