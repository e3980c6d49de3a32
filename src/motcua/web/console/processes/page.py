from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.processes import queries
from motcua.processes.access import access_template
from motcua.processes.models import Status, StoredTemplate
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.procedures.words import CHANNELS
from motcua.web.console.processes.listing import name_of, row_of, scope_of, validity_of
from motcua.web.console.processes.preview import preview
from motcua.web.console.processes.steps import drawing_of, steps_table
from motcua.web.console.processes.words import STATUSES, processes
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Table, code, days, named
from motcua.web.forms import answer_status


class PreviewForm(forms.Form):
    procedure = Code("thu-tuc", label=_("Thủ tục"), help_text=_("Tên hoặc mã."))
    case = forms.CharField(label=_("Mã trường hợp"), required=False, max_length=100)
    channel = forms.ChoiceField(
        label=_("Kênh"), required=False, choices=[(each.value, label) for each, label in CHANNELS.items()]
    )


@require_safe
@administrators_only
def process(request: HttpRequest, process_code: str) -> HttpResponse:
    """A version of a process (the latest, or ?version=): its drawing, its steps, its versions, a dossier's way."""
    actor, today = actor_of(request), clock.now().date()
    version = request.GET.get("version", "")
    row = access_template(actor, process_code, int(version) if version.isascii() and version.isdecimal() else None)
    template = row.as_rule()
    form = PreviewForm(request.GET.dict()) if "procedure" in request.GET else PreviewForm()
    tables = [steps_table(_("Các bước"), template.steps)]
    if form.is_bound and form.is_valid():
        tables += preview(form, template, today)
    return show(
        request,
        "console/process.html",
        name_of(row),
        [processes()],
        status=answer_status(form),
        facts=_facts(row, today),
        acts=_acts(row),
        drawing=drawing_of(template),
        tables=(*tables, _versions(request, process_code, today)),
        form=form,
        version=row.version,
    )


def _facts(row: StoredTemplate, today: date) -> tuple[Fact, ...]:
    return (
        Fact(_("Mã"), code(str(row))),
        Fact(_("Tình trạng"), Cell(tags=(STATUSES[row.status],))),
        Fact(_("Dùng cho"), scope_of(row)),
        Fact(_("Thời gian"), days(validity_of(row), today)),
        Fact(_("Quyết định phê duyệt"), named(row.decision_number or "–")),
    )


def _acts(row: StoredTemplate) -> tuple[Link, ...]:
    is_draft = row.status == Status.DRAFT
    edit = Link(reverse("console-process-edit", args=[row.code]), _("Sửa dự thảo") if is_draft else _("Lập bản mới"))
    file = Link(reverse("console-process-file", args=[row.code, row.version]), _("Tải tệp"))
    approve = Link(reverse("console-process-approve", args=[row.code]), _("Phê duyệt"), is_main=True)
    return (approve, edit, file) if is_draft else (edit, file)


def _versions(request: HttpRequest, process_code: str, today: date) -> Table:
    found = queries.visible_to(actor_of(request)).filter(code=process_code).order_by("-version")
    columns = (_("Mã"), _("Tên"), _("Dùng cho"), _("Tình trạng"), _("Thời gian"))
    return Table(_("Các bản"), columns, tuple(row_of(each, today) for each in found), "")
