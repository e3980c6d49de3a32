from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import RevisionEvent
from motcua.organisation import queries as organisation
from motcua.organisation.models import OrganisationChange
from motcua.processes import queries as processes
from motcua.processes.models import StoredTemplate
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.log.search import LogSearch, found_in
from motcua.web.console.log.words import ORGANISATION, REVISIONS, in_lines, title_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.templatetags.display import moment

COLUMNS = (_("Lúc"), _("Việc"), _("Đối tượng"), _("Người làm"), _("Căn cứ"), _("Chi tiết"))


@require_safe
@administrators_only
def log(request: HttpRequest) -> HttpResponse:
    """Changes of the organisation; the ways to the other logs."""
    form = LogSearch(request.GET.dict(), actions=ORGANISATION)
    found = organisation.changes()
    if form.is_valid():
        found = found_in(found, form.cleaned_data, who="actor_name", what="action", words=("subject", "decision"))
    rows, next_key = page_of(found, request.GET.get("after", ""), "-pk")
    acts = (
        Link(reverse("console-calendar-changes"), _("Nhật ký lịch")),
        Link(reverse("console-procedure-log"), _("Nhật ký thủ tục")),
        Link(reverse("console-process-log"), _("Nhật ký quy trình")),
    )
    table = Table(_("Nhật ký tổ chức"), COLUMNS, tuple(_change(row) for row in rows), EMPTY, acts)
    context: dict[str, Any] = {"table": table, "form": form, "paging": paging_of(request, next_key)}
    return show(request, "console/list.html", table.title, status=answer_status(form), **context)


@require_safe
@administrators_only
def procedure_log(request: HttpRequest) -> HttpResponse:
    """What was done to revisions of procedures."""
    form = LogSearch(request.GET.dict(), actions=REVISIONS)
    found = catalogue.revision_events().select_related("revision__procedure", "by")
    if form.is_valid():
        words = ("revision__name", "revision__procedure__code")
        found = found_in(found, form.cleaned_data, who="by__full_name", what="verb", words=words)
    rows, next_key = page_of(found, request.GET.get("after", ""), "-pk")
    table = Table(_("Nhật ký thủ tục"), COLUMNS, tuple(_event(row) for row in rows), EMPTY)
    return _show(request, table, next_key, form)


@require_safe
@administrators_only
def process_log(request: HttpRequest) -> HttpResponse:
    """Which versions of processes were saved and approved, the latest first."""
    found = processes.visible_to(actor_of(request)).select_related("saved_by", "approved_by")
    rows, next_key = page_of(found, request.GET.get("after", ""), "-pk", rows=25)
    table = Table(_("Nhật ký quy trình"), COLUMNS, tuple(_of_templates(rows)), EMPTY)
    return _show(request, table, next_key)


EMPTY = _("Chưa có thay đổi nào.")


def _show(request: HttpRequest, table: Table, next_key: str, form: LogSearch | None = None) -> HttpResponse:
    trail = [Link(reverse("console-log"), _("Nhật ký"))]
    context = {"table": table, "form": form, "paging": paging_of(request, next_key)}
    status = answer_status(form) if form else 200
    return show(request, "console/list.html", table.title, trail, status=status, **context)


def _change(row: OrganisationChange) -> Row:
    who = named(row.actor_name), named(row.decision or "–"), named(in_lines(row.detail))
    return Row(Cell(moment(row.at)), (Cell(title_of(row.action)), named(row.subject), *who))


def _event(row: RevisionEvent) -> Row:
    procedure = row.revision.procedure
    subject = Cell(str(row.revision), is_data=True, address=reverse("console-procedure", args=[procedure.code]))
    decision = row.detail.get("decision", "")
    who = named(str(row.by or _("Hệ thống"))), named(decision or "–"), named(in_lines(row.detail))
    return Row(Cell(moment(row.at)), (Cell(title_of(row.verb)), subject, *who))


def _of_templates(rows: Iterable[StoredTemplate]) -> Iterable[Row]:
    for row in rows:
        subject = Cell(str(row), is_code=True, address=reverse("console-process", args=[row.code]))
        if row.approved_at:
            who = named(str(row.approved_by or "–")), named(row.decision_number), Cell("–")
            yield Row(Cell(moment(row.approved_at)), (Cell(_("Phê duyệt")), subject, *who))
        who = named(str(row.saved_by or "–")), Cell("–"), Cell("–")
        yield Row(Cell(moment(row.saved_at)), (Cell(_("Lưu dự thảo")), subject, *who))
