from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.forms import answer_status
from motcua.web.paging import ROWS, Paging, cut_page, page_number
from motcua.web.portal.procedure_readings import read_levels, read_procedure, read_procedures, read_sectors


class ProcedureSearchForm(forms.Form):
    q = forms.CharField(
        label=_("Tên việc hoặc mã thủ tục"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    sector = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    level = forms.ChoiceField(label=_("Cấp thực hiện"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self.fields["sector"].choices = [("", _("Tất cả")), *read_sectors()]
        self.fields["level"].choices = [("", _("Tất cả")), *read_levels()]


@login_not_required
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Search by words with or without accents, by code, sector and level."""
    form = ProcedureSearchForm(request.GET.dict())
    number = page_number(request)
    rows, paging = (), Paging(number, "", "")
    if form.is_valid():
        found = read_procedures(**form.cleaned_data, on=clock.now().date(), first=(number - 1) * ROWS, limit=ROWS + 1)
        rows, paging = cut_page(request, number, found)
    context = {"form": form, "rows": rows, "paging": paging}
    return render(request, "portal/procedures.html", context, status=answer_status(form))


@login_not_required
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """A procedure as the law of today has it; what the source leaves unsaid is shown as not known."""
    context = {"procedure": read_procedure(code, clock.now().date())}
    return render(request, "portal/procedure.html", context)
