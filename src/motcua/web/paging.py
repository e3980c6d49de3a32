"""The two links under a list. Lists are asked for one row more than they show; nobody counts the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from motcua.kernel.errors import Invalid

ROWS = 20
FURTHEST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number` (from 1; None in a list continued by key) and its neighbours' addresses, "" where there is none."""

    number: int | None
    previous: str
    next: str


def page_number(request: HttpRequest) -> int:
    """`?page=` as a number from 1 to FURTHEST_PAGE. Raises `Invalid` for anything else."""
    given = request.GET.get("page", "1")
    if given.isascii() and given.isdigit() and len(given) <= 3 and 1 <= int(given) <= FURTHEST_PAGE:
        return int(given)
    raise Invalid(
        "bad_page_number",
        vi=f"Số trang phải từ 1 đến {FURTHEST_PAGE}. Hãy quay lại danh sách, hoặc lọc cho hẹp hơn.",
        en=f"The page number must be from 1 to {FURTHEST_PAGE}. Go back to the list, or narrow it down.",
        field="page",
    )


def cut_page[Row](request: HttpRequest, number: int, rows: Sequence[Row]) -> tuple[Sequence[Row], Paging]:
    """The rows to show, out of ROWS + 1 that were read, and the links around them."""
    has_more = len(rows) > ROWS and number < FURTHEST_PAGE
    paging = Paging(
        number=number,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if has_more else "",
    )
    return rows[:ROWS], paging


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}" if query else request.path
