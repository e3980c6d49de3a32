from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue import queries
from motcua.catalogue.models import Procedure
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.fields import search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.procedures.words import PHASES, address_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, code, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.statuses import Tag, Tone

NAME_ONLY = Tag(_("chỉ có tên"), Tone.WARN)


class ProcedureSearch(forms.Form):
    q = search_words(_("Tên hoặc mã thủ tục"))
    phase = forms.ChoiceField(
        label=_("Có phiên bản"),
        required=False,
        choices=[("", _("Tất cả")), *((phase.value, tag.label) for phase, tag in PHASES.items())],
    )


@require_safe
@administrators_only
def procedures(request: HttpRequest) -> HttpResponse:
    """Procedures by name, with what stands of each."""
    form, today = ProcedureSearch(request.GET.dict()), clock.now().date()
    rows: list[Procedure] = []
    next_key = ""
    if form.is_valid():
        found = queries.kept_procedures(actor_of(request), **form.cleaned_data, on=today)
        rows, next_key = page_of(found, request.GET.get("after", ""), "name_sort", "pk")
    acts = (
        Link(reverse("console-procedure-new"), _("Lập thủ tục mới"), is_main=True),
        Link(reverse("console-procedure-import"), _("Nhập từ tệp")),
    )
    table = Table(
        _("Thủ tục"),
        (_("Tên"), _("Mã"), _("Lĩnh vực"), _("Phiên bản")),
        tuple(_row(row, today) for row in rows),
        _("Không có thủ tục nào như vậy. Hãy thử ít chữ hơn hoặc bỏ điều kiện lọc."),
        acts,
    )
    context: dict[str, Any] = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(request, "console/list.html", table.title, status=answer_status(form), **context)


def _row(row: Procedure, today: date) -> Row:
    phases = dict.fromkeys(revision.phase(today) for revision in row.revisions.all())
    tags = tuple(PHASES[phase] for phase in phases) or (NAME_ONLY,)
    sector = named(row.sector.name) if row.sector else Cell("–")
    return Row(named(row.name, address_of(row)), (code(row.code), sector, Cell(tags=tags)))
