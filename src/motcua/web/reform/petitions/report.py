from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.petitions.policies import check_may_look
from motcua.petitions.queries import Report, report_of, shown_of
from motcua.petitions.rules.facts import Kind
from motcua.petitions.rules.reporting import Figure
from motcua.statistics.rules.periods import Period
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status
from motcua.web.reform.petitions.forms import ReportForm
from motcua.web.reform.petitions.readings import read_lines
from motcua.web.reform.petitions.words import FIGURES, KINDS
from motcua.web.templatetags.display import day

type Sets = Mapping[Figure, frozenset[UUID]]
FORM_A, FORM_B = "05a", "05b"
TOTAL = "all"


@require_safe
def petition_report(request: HttpRequest) -> HttpResponse:
    """Forms 05a and 05b of a period; each figure opens its petitions."""
    actor, now = actor_of(request), clock.now()
    check_may_look(actor)
    form = ReportForm(request.GET.dict(), now.date())
    context: dict[str, Any] = {"form": form, "headings": list(FIGURES.values())}
    if form.is_valid():
        period = form.period
        report = report_of(actor, *_span(period, now))
        context |= {
            "tables": [
                (title, [(name, _cells(sets, name_of, key, period)) for key, name, sets in lines])
                for name_of, title, lines in _forms(report)
            ],
            "is_empty": not any(report.total.values()),
            "as_of": period.as_of(now),
            "query": urlencode(_query(period)),
        }
    return render(request, "reform/petitions/report.html", context, status=answer_status(form))


@require_safe
def petition_report_list(request: HttpRequest) -> HttpResponse:
    """The petitions behind a figure, as far as the officer may see them, and how many more there are."""
    actor, now = actor_of(request), clock.now()
    check_may_look(actor)
    form, asked = ReportForm(request.GET.dict(), now.date()), request.GET
    if not form.is_valid() or asked.get("figure") not in set(Figure):
        raise Http404
    report = report_of(actor, *_span(form.period, now))
    found = next(
        (
            (name, sets)
            for name_of, _title, lines in _forms(report)
            for key, name, sets in lines
            if name_of == asked.get("form") and key == asked.get("line")
        ),
        None,
    )
    if found is None:
        raise Http404
    figure = Figure(asked["figure"])
    subjects = found[1][figure]
    rows = list(shown_of(actor, subjects, now.date()))
    context = {
        "title": f"{found[0]}: {FIGURES[figure]}",
        "form_name": asked.get("form"),
        "period": form.period,
        "number": len(subjects),
        "lines": read_lines(rows, now),
        "hidden": len(subjects) - len(rows),
        "query": urlencode(_query(form.period)),
    }
    return render(request, "reform/petitions/report_list.html", context)


@require_safe
def petition_report_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    actor, now = actor_of(request), clock.now()
    check_may_look(actor)
    form = ReportForm(request.GET.dict(), now.date())
    if not form.is_valid():
        raise Http404
    period = form.period
    report = report_of(actor, *_span(period, now))
    name = f"phan-anh-{period.first:%Y%m%d}-{period.last:%Y%m%d}.csv"
    return csv_answer(name, _lines_of_file(report, period))


def _lines_of_file(report: Report, period: Period) -> Iterator[list[object]]:
    yield [f"{gettext('Từ ngày')} {day(period.first)} {gettext('Đến hết ngày')} {day(period.last)}"]
    for _name, title, lines in _forms(report):
        yield []
        yield [title, *(str(words) for words in FIGURES.values())]
        for _key, name, sets in lines:
            yield [name, *(len(sets[figure]) for figure in FIGURES)]


def _forms(report: Report) -> Iterator[tuple[str, str, list[tuple[str, str, Sets]]]]:
    """Each form: its name, its title and its lines (key, name, sets)."""
    whole = (TOTAL, gettext("Cộng"), report.total)
    kinds = [(kind.value, str(KINDS[kind]), report.by_kind[kind.value]) for kind in Kind]
    yield FORM_A, gettext("Biểu 05a: tiếp nhận, xử lý phản ánh, kiến nghị"), [*kinds, whole]
    centres = [(centre.code, centre.name, sets) for centre, sets in report.by_centre.items() if any(sets.values())]
    yield FORM_B, gettext("Biểu 05b: theo đơn vị đang giữ, đã trả lời"), [*centres, whole]


def _cells(sets: Sets, form: str, line: str, period: Period) -> list[tuple[str, int, str]]:
    return [
        (
            str(words),
            len(sets[figure]),
            urlencode(_query(period) | {"form": form, "line": line, "figure": figure}),
        )
        for figure, words in FIGURES.items()
    ]


def _span(period: Period, now: datetime) -> tuple[datetime, datetime]:
    return datetime.combine(period.first, time(), VIETNAM), period.as_of(now)


def _query(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
