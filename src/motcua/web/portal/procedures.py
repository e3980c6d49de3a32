from datetime import date

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.portal.procedure_readings import LEVELS, read_centres, read_procedure, read_procedures, read_sectors
from motcua.web.portal.view_models import ProcedureRow


class ProcedureSearchForm(forms.Form):
    q = forms.CharField(
        label=_("Tên việc hoặc mã thủ tục"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    sector = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    level = forms.ChoiceField(label=_("Cấp thực hiện"), required=False, choices=[("", _("Tất cả")), *LEVELS.items()])
    centre = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)

    def __init__(self, data: dict[str, str], *, on: date) -> None:
        super().__init__(data)
        for name, choices in (("sector", read_sectors()), ("centre", read_centres(on))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
            field.choices = [("", _("Tất cả")), *choices]


@login_not_required
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Search by words with or without accents, by code, sector, level and centre; without words, all by name."""
    today = clock.now().date()
    form = ProcedureSearchForm(request.GET.dict(), on=today)
    rows: tuple[ProcedureRow, ...] = ()
    next_key = ""
    if form.is_valid():
        after = request.GET.get("after", "")
        rows, next_key = read_procedures(**form.cleaned_data, on=today, after=after)
    context = {"form": form, "rows": rows, "paging": paging_of(request, next_key)}
    return render(request, "portal/procedures.html", context, status=answer_status(form))


@login_not_required
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """A procedure as the law of today has it; what the source leaves unsaid is shown as not known."""
    context = {"procedure": read_procedure(code, clock.now().date())}
    return render(request, "portal/procedure.html", context)
