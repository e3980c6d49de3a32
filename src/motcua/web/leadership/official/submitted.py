from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.numbers import whole
from motcua.organisation.models import ServiceCentre
from motcua.reports.access import frozen_for, versions_of, visible_to
from motcua.reports.frozen import filled_of, recounted, wanted_of
from motcua.reports.models import SubmittedReport
from motcua.reports.rules.filled import CellDifference
from motcua.reports.rules.form import NO_SOURCE, Form, Value
from motcua.web.actor import actor_of
from motcua.web.desk.officers import officers_only
from motcua.web.leadership.drill_down import read_key
from motcua.web.leadership.official.form import KINDS
from motcua.web.leadership.official.form_asked import address_of
from motcua.web.leadership.official.line_words import word_for
from motcua.web.leadership.official.readings import label_of, read_form
from motcua.web.leadership.official.view_models import ChangedCell, SubmittedRow
from motcua.web.paging import paging_of

ROWS = 25


@require_safe
@officers_only
def submitted_reports(request: HttpRequest) -> HttpResponse:
    """The frozen reports of all units, the last submitted first."""
    found = visible_to(actor_of(request)).order_by("-pk").defer("payload")
    if after := request.GET.get("after", ""):
        found = found.filter(pk__lt=read_key(after))
    page = list(found[: ROWS + 1])
    shown = page[:ROWS]
    next_key = str(shown[-1].pk) if len(page) > ROWS else ""
    names = dict(ServiceCentre.objects.filter(code__in={row.unit for row in shown}).values_list("code", "name"))
    context = {"reports": [_row(each, names) for each in shown], "paging": paging_of(request, next_key)}
    return render(request, "leadership/official/submitted_reports.html", context)


@require_safe
@officers_only
def submitted_report(request: HttpRequest, number: int) -> HttpResponse:
    """A frozen report as it was submitted, its versions, and what a recount now has otherwise."""
    row, now = frozen_for(actor_of(request), number), clock.now()
    wanted = wanted_of(row)
    context = {
        "report": row,
        "report_name": row.period.name.read(get_language() or "vi"),
        "hash": bytes(row.hash).hex(),
        "page": read_form(filled_of(row), now, linked=False),
        "official": wanted.form,
        "versions": list(versions_of(wanted)),
        "changes": read_changes(row, now),
        "form_address": address_of("official-form", wanted),
        "kinds": KINDS,
    }
    return render(request, "leadership/official/submitted_report.html", context)


def read_changes(row: SubmittedReport, now: datetime) -> list[ChangedCell]:
    """Cell by cell, what counting again has otherwise."""
    language, form = get_language() or "vi", wanted_of(row).form
    return [_changed(each, form, language) for each in recounted(row, now=now)]


def _changed(each: CellDifference, form: Form, language: str) -> ChangedCell:
    before, now = (_told(value, language) for value in (each.before, each.now))
    return ChangedCell(word_for(each.line.name), label_of(form.by_code[each.column], language), before, now)


def _told(value: Value, language: str) -> str:
    if value is None:
        return NO_SOURCE.read(language)
    return whole(value, language) if isinstance(value, int) else value


def _row(row: SubmittedReport, names: dict[str, str]) -> SubmittedRow:
    return SubmittedRow(
        number=row.pk,
        form=row.form,
        scope=names.get(row.unit, ""),
        period_name=row.period.name.read(get_language() or "vi"),
        first=row.first,
        last=row.last,
        version=row.version,
        submitted_at=row.submitted_at,
        by_name=row.by_name,
    )
