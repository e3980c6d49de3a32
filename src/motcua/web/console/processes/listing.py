from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.validity import Validity
from motcua.processes import queries
from motcua.processes.models import StoredTemplate
from motcua.web.actor import actor_of
from motcua.web.console.fields import search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.processes.words import STATUSES
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of


class ProcessSearch(forms.Form):
    q = search_words(_("Mã quy trình, thủ tục hoặc nơi tiếp nhận"))
    status = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), *((each, tag.label) for each, tag in STATUSES.items())],
    )


@require_safe
@administrators_only
def processes(request: HttpRequest) -> HttpResponse:
    """Every version of every process, by code."""
    form, today = ProcessSearch(request.GET.dict()), clock.now().date()
    rows: list[StoredTemplate] = []
    next_key = ""
    if form.is_valid():
        found = queries.versions_by_code(actor_of(request), **form.cleaned_data)
        rows, next_key = page_of(found, request.GET.get("after", ""), "code", "-version")
    acts = (
        Link(reverse("console-process-new"), _("Lập quy trình"), is_main=True),
        Link(reverse("console-process-import"), _("Nhập từ tệp")),
    )
    table = Table(
        _("Quy trình"),
        (_("Mã"), _("Tên"), _("Dùng cho"), _("Tình trạng"), _("Thời gian")),
        tuple(row_of(row, today) for row in rows),
        _("Không có quy trình nào như vậy. Thủ tục không có quy trình riêng đi theo bốn bước chung."),
        acts,
    )
    context: dict[str, Any] = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(request, "console/list.html", table.title, status=answer_status(form), **context)


def row_of(row: StoredTemplate, today: date) -> Row:
    """A version in a list."""
    address = f"{reverse('console-process', args=[row.code])}?version={row.version}"
    return Row(
        Cell(str(row), is_code=True, address=address),
        (named(name_of(row)), scope_of(row), Cell(tags=(STATUSES[row.status],)), days(validity_of(row), today)),
    )


def name_of(row: StoredTemplate) -> str:
    name: dict[str, str] = row.content["name"]
    return name.get(get_language() or "vi", name["vi"])


def scope_of(row: StoredTemplate) -> Cell:
    """Which procedure at which centre."""
    procedure = row.procedure_code or str(_("mọi thủ tục"))
    return Cell(f"{procedure}; {row.centre_code or _('mọi nơi tiếp nhận')}")


def validity_of(row: StoredTemplate) -> Validity | None:
    return Validity(row.valid_from, row.valid_to) if row.valid_from else None
