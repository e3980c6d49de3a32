from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.indices.measures import measure
from motcua.kernel import clock
from motcua.kernel.numbers import percent_digits, ratio_digits
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.counting import counted
from motcua.web.leadership.dossiers import UNREADABLE
from motcua.web.leadership.index_766.readings import read_index
from motcua.web.leadership.index_766.view_models import IndexPage, IndicatorRow
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.readings import read_units


@login_not_required
@require_safe
def index_766(request: HttpRequest) -> HttpResponse:
    """The index for any period and place: this year up to today unless told otherwise."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    found = None
    if form.is_valid():
        with refusals_shown_on(form):
            found = _read(request, form.asked, now)
    return render(request, "leadership/index_766.html", {"form": form, "index": found}, status=answer_status(form))


@login_not_required
@require_safe
def index_766_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV, a line for each indicator."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    if not form.is_valid():
        raise UNREADABLE
    return csv_answer("bo-chi-so-766.csv", _lines(_read(request, form.asked, now)))


def _read(request: HttpRequest, asked: Asked, now: datetime) -> IndexPage:
    name = ("index-766", asked.unit, asked.alone)
    read = partial(measure, asked.period, asked.unit, alone=asked.alone, now=now)
    found = counted(request, name, asked.period, read, now=now)
    return read_index(found.what, asked, found.at)


def _lines(index: IndexPage) -> Iterator[list[str]]:
    yield [
        gettext("Chỉ số"),
        gettext("Tên"),
        gettext("Tử số"),
        gettext("Mẫu số"),
        gettext("Tỷ lệ (%)"),
        gettext("Điểm"),
        gettext("Điểm tối đa"),
        gettext("Ghi chú"),
        gettext("Công thức"),
        gettext("Căn cứ"),
    ]
    for group in index.groups:
        yield from (_line(row) for row in group.rows)


def _line(row: IndicatorRow) -> list[str]:
    part = whole = share = ""
    if row.days:
        part, whole = (ratio_digits(*each.as_integer_ratio(), 2) for each in row.days[:2])
        share = percent_digits(*row.days[2].as_integer_ratio(), 2)
    elif row.ratio and row.ratio.value is not None:
        part, whole = str(row.ratio.part.value), str(row.ratio.whole.value)
        share = percent_digits(*row.ratio.value.as_integer_ratio(), 2)
    points = "" if row.points is None else ratio_digits(*row.points.as_integer_ratio(), 2)
    notes = " ".join(filter(None, (row.lack, *row.notes)))
    return [row.code, row.name, part, whole, share, points, str(row.most), notes, row.formula, row.law]
