from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.forms import queries
from motcua.forms.models import FormVersion
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.fields import search_words
from motcua.web.console.forms.words import STATUSES
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of


class FormSearch(forms.Form):
    q = search_words(_("Tên hoặc mã thủ tục"))
    status = forms.ChoiceField(
        label=_("Tình trạng của bản mới nhất"),
        required=False,
        choices=[("", _("Tất cả")), *((each, tag.label) for each, tag in STATUSES.items())],
    )


@require_safe
@administrators_only
def eforms(request: HttpRequest) -> HttpResponse:
    """The electronic forms, each by its latest version."""
    form, today = FormSearch(request.GET.dict()), clock.now().date()
    rows: list[FormVersion] = []
    next_key = ""
    if form.is_valid():
        found = queries.kept_versions(actor_of(request), **form.cleaned_data)
        rows, next_key = page_of(found, request.GET.get("after", ""), "form_id")
    acts = (
        Link(reverse("console-form-new"), _("Lập biểu mẫu"), is_main=True),
        Link(reverse("console-form-import"), _("Nhập từ tệp")),
    )
    table = Table(
        _("Biểu mẫu điện tử"),
        (_("Thủ tục"), _("Tên thủ tục"), _("Bản"), _("Tình trạng"), _("Thời gian")),
        tuple(
            Row(
                Cell(row.form.code, is_code=True, address=reverse("console-form", args=[row.form_id])),
                (
                    named(row.form.procedure.name),
                    Cell(str(row.number)),
                    Cell(tags=(STATUSES[row.status],)),
                    days(row.validity, today),
                ),
            )
            for row in rows
        ),
        _("Không có biểu mẫu nào như vậy. Thủ tục không có biểu mẫu điện tử nhận tờ khai là tệp đính kèm."),
        acts,
    )
    context: dict[str, Any] = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(request, "console/list.html", table.title, status=answer_status(form), **context)
