from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.statistics.open_data import open_table, published
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.disclosure import SMALL
from motcua.statistics.rules.open_table import PUBLISHED, RATES, open_table_document, open_table_lines
from motcua.web.csv_answer import csv_answer

KEPT = cache_control(public=True, max_age=3600)
"""A finished year changes only by a correction: whoever fetches often may keep the answer for an hour."""
PLACES = (
    ("group", _("Dòng nói về: centre – một nơi tiếp nhận, level – cả một cấp, sector – một lĩnh vực, all – tất cả")),
    ("code, name, level", _("Mã, tên và cấp của nơi tiếp nhận hoặc lĩnh vực")),
)
"""The columns that say what a line is about, and what they mean."""


@login_not_required
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The published years, what their columns mean, and what is left out."""
    language = get_language() or "vi"
    context = {
        "periods": published(clock.now().date()),
        "columns": [*PLACES, *((code, COLUMNS[code].title.read(language)) for code in PUBLISHED)],
        "rates": [(f"rate_{each.code}_percent", each.name.read(language), each.law) for each in RATES],
        "small": SMALL,
    }
    return render(request, "portal/open_data.html", context)


@login_not_required
@require_safe
@KEPT
def open_data_csv(request: HttpRequest, year: int) -> HttpResponse:
    """A year as CSV: comma between, a heading line."""
    _, lines = open_table(year, clock.now().date())
    return csv_answer(f"giai-quyet-ho-so-{year}.csv", open_table_lines(lines))


@login_not_required
@require_safe
@KEPT
def open_data_json(request: HttpRequest, year: int) -> HttpResponse:
    """The same as JSON, with the meaning of its columns."""
    period, lines = open_table(year, clock.now().date())
    return JsonResponse(open_table_document(lines, period), json_dumps_params={"ensure_ascii": False})
