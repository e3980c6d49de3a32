"""Who has read a dossier: for auditors, and the head of its centre."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.dossiers.models import DossierReading
from motcua.dossiers.reading_log import What, readings_of
from motcua.dossiers.rules.codes import parse_code
from motcua.organisation.models import Post
from motcua.web.actor import actor_of
from motcua.web.paging import paging_of

ROWS = 50
WORDS: dict[str, str | Promise] = {
    What.STORY: _("xem diễn biến"),
    What.API: _("đọc qua API"),
    What.FILE: _("mở tệp"),
    What.PRINT: _("in biểu mẫu"),
    What.EXPORT: _("xuất danh sách"),
    What.PERSON: _("lấy thông tin người để tiếp nhận"),
}


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reading: when, who by which post, what, from where."""

    at: datetime
    name: str
    post: str
    what: str | Promise
    detail: str
    address: str


@require_safe
def readers(request: HttpRequest, code: str) -> HttpResponse:
    """Who has read the dossier, last first."""
    after = request.GET.get("after", "")
    found = readings_of(actor_of(request), code)
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found[: ROWS + 1])
    next_key = str(rows[ROWS - 1].pk) if len(rows) > ROWS else ""
    context = {"code": parse_code(code).text, "rows": rows_of(rows[:ROWS]), "paging": paging_of(request, next_key)}
    return render(request, "desk/readers.html", context)


def rows_of(readings: Iterable[DossierReading]) -> list[ReaderRow]:
    readings = list(readings)
    titles = dict(Post.objects.filter(code__in={each.post for each in readings}).values_list("code", "title"))
    return [
        ReaderRow(
            each.at, str(each.account), titles.get(each.post, each.post), WORDS[each.what], each.detail, each.address
        )
        for each in readings
    ]
