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
        start=_address(request, "") if request.GET.get("after") else "",
        next=_address(request, next_key) if next_key else "",
    )


def _address(request: HttpRequest, after: str) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    if after:
        query["after"] = after
    return f"{request.path}?{query.urlencode()}" if query else request.path
