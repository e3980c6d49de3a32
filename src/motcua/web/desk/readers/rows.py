"""Reads lines of the readers' log into rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

from motcua.dossiers.models import DossierReading
from motcua.organisation.models import Post
from motcua.web.desk.readers.words import WORDS, detail_of

ROWS = 50


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reading: when, who by which post, what, from where. `code` is that of the dossier, "" where it has none."""

    at: datetime
    name: str
    post: str
    what: str | Promise
    detail: str | Promise
    address: str
    username: str = ""
    code: str = ""


def page_of_readings(request: HttpRequest, found: QuerySet[DossierReading]) -> tuple[list[ReaderRow], str]:
    """The rows from the key in the address on, and the key of the next page. A key that cannot be begins the list."""
    after = request.GET.get("after", "")
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found[: ROWS + 1])
    return rows_of(rows[:ROWS]), str(rows[ROWS - 1].pk) if len(rows) > ROWS else ""


def rows_of(readings: Iterable[DossierReading]) -> list[ReaderRow]:
    readings = list(readings)
    titles = dict(Post.objects.filter(code__in={each.post for each in readings}).values_list("code", "title"))
    return [
        ReaderRow(
            at=each.at,
            name=str(each.account),
            post=titles.get(each.post, each.post),
            what=WORDS[each.what],
            detail=detail_of(each.what, each.detail),
            address=each.address,
            username=each.account.username,
            code=each.dossier.code or "",
        )
        for each in readings
    ]
