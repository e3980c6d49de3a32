from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.dossiers.worklists.lists import NO_FILTERS, WorkList
from motcua.kernel import clock
from motcua.web.desk.lists.assign_form import AssignForm
from motcua.web.desk.lists.filter_form import FilterForm, keep, kept_address
from motcua.web.desk.lists.officers import officer_of
from motcua.web.desk.lists.readings import read_found, read_officers, read_sectors, read_work
from motcua.web.desk.lists.view_models import FoundPage
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.paging import paging_of
from motcua.web.reading import note_reading


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What waits for the officer, by list and filter."""
    actor = officer_of(request)
    if address := kept_address(request):
        return redirect(address)
    now = clock.now()
    officers = read_officers(actor, now.date())
    form = FilterForm(request.GET.dict(), sectors=read_sectors(), officers=officers)
    filters = form.asked if form.is_valid() else NO_FILTERS
    keep(request, form)
    page = read_work(request, actor, which_of(request), filters, now)
    context: dict[str, Any] = {"page": page, "form": form, "paging": paging_of(request, page.next_key)}
    context |= {"which": which_of(request), "assign": AssignForm.for_head(actor, officers)}
    return render(request, "desk/lists/work.html", context, status=answer_status(form))


def which_of(request: HttpRequest) -> WorkList:
    """The list that the address names; one's own for any other word."""
    name = request.GET.get("list", "")
    return WorkList(name) if name in set(WorkList) else WorkList.MINE


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Tìm hồ sơ"),
        help_text=_("Mã hồ sơ, số nhận hôm nay (17), số CCCD hoặc mã số thuế, tên chủ hồ sơ, mã thủ tục."),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Dossiers by code, number, identity, name or procedure, among those that the officer may see."""
    actor = officer_of(request)
    form = SearchForm(request.GET if "q" in request.GET else None)
    found: FoundPage | None = None
    if form.is_valid():
        with refusals_shown_on(form):
            found = read_found(actor, form.cleaned_data["q"], request.GET.get("after", ""), clock.now())
            note_reading(request, What.SEARCH, [row.code for row in found.rows], detail=form.cleaned_data["q"])
    context = {"form": form, "found": found, "paging": paging_of(request, found.next_key if found else "")}
    return render(request, "desk/lists/find.html", context, status=answer_status(form))
