import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.programmes.models import Project as Row
from motcua.programmes.policies import check_may_look
from motcua.programmes.queries import report_of, step_names
from motcua.programmes.rules.reporting import PeriodLine
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status
from motcua.web.reform.programmes.forms import ReportForm
from motcua.web.templatetags.display import day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
type Lines = list[tuple[Row, PeriodLine]]


@require_safe
def programmes_report(request: HttpRequest) -> HttpResponse:
    """What the projects did in a period."""
    actor, form = actor_of(request), ReportForm(request.GET.dict(), clock.now().date())
    check_may_look(actor)
    lines = report_of(actor, form.cleaned_data["first"], form.cleaned_data["last"]) if form.is_valid() else []
    context = {"form": form, "lines": list(_named(lines)), "query": request.GET.urlencode()}
    return render(request, "reform/programmes/report.html", context, status=answer_status(form))


@require_safe
def programmes_report_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file."""
    actor, form = actor_of(request), ReportForm(request.GET.dict(), clock.now().date())
    check_may_look(actor)
    if kind not in ("csv", "xlsx") or not form.is_valid():
        raise Http404
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    table = list(_table(report_of(actor, first, last), first, last))
    name = f"du-an-{first:%Y%m%d}-{last:%Y%m%d}.{kind}"
    if kind == "csv":
        return csv_answer(name, table)
    answer = HttpResponse(_xlsx(table), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _named(lines: Lines) -> Iterator[dict[str, Any]]:
    names = {code: step.name_vi for (_law, code), step in step_names().items()}
    for row, line in lines:
        yield {"row": row, "line": line, "steps": [names.get(code, code) for code in line.steps]}


def _table(lines: Lines, first: date, last: date) -> Iterator[list[str | int]]:
    yield [f"{gettext('Từ ngày')} {day(first)} {gettext('Đến hết ngày')} {day(last)}"]
    yield [
        gettext("Mã dự án"),
        gettext("Tên dự án"),
        gettext("Chương trình"),
        gettext("Tổng mức đầu tư (đồng)"),
        gettext("Vốn giao các năm trong kỳ (đồng)"),
        gettext("Đã ký hợp đồng (đồng)"),
        gettext("Giải ngân trước kỳ (đồng)"),
        gettext("Giải ngân trong kỳ (đồng)"),
        gettext("Bước hoàn thành trong kỳ"),
        gettext("Mốc đạt trong kỳ"),
        gettext("Mốc trễ đến cuối kỳ"),
    ]
    for each in _named(lines):
        row, line = each["row"], each["line"]
        texts = [row.code, row.name, row.programme.name]
        money = [line.total, line.year_planned, line.contracted, line.disbursed_before, line.disbursed]
        rest = ["; ".join(each["steps"]), "; ".join(line.reached), "; ".join(line.late)]
        yield [*texts, *money, *rest]


def _xlsx(table: list[list[str | int]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, money = book.add_worksheet(), book.add_format({"num_format": "#,##0"})
    for place, line in enumerate(table):
        for column, value in enumerate(line):
            sheet.write(place, column, value, money if isinstance(value, int) else None)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 2, 44)
    sheet.set_column(3, 10, 22)
    book.close()
    return file.getvalue()
