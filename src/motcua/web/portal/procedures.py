from datetime import date

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import life_events_for
from motcua.kernel import clock
from motcua.web.forms import LongSelect, answer_status
from motcua.web.paging import paging_of
from motcua.web.portal.event_readings import event_links
from motcua.web.portal.places import UnitFound, find_units, offered_at
from motcua.web.portal.procedure_readings import read_procedure
from motcua.web.portal.search_readings import (
    ResultsPage,
    read_centres,
    read_online_levels,
    read_procedures,
    read_sectors,
    read_suggestions,
)
from motcua.web.portal.words import AUDIENCES, LEVELS

ALL = ("", _("Tất cả"))
NOTHING = ResultsPage((), (), "")


class ProcedureSearchForm(forms.Form):
    q = forms.CharField(
        label=_("Việc cần làm hoặc mã thủ tục"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )
    audience = forms.ChoiceField(label=_("Dành cho"), required=False, choices=[ALL, *AUDIENCES.items()])
    sector = forms.ChoiceField(label=_("Lĩnh vực"), required=False, widget=LongSelect)
    level = forms.ChoiceField(label=_("Cấp thực hiện"), required=False, choices=[ALL, *LEVELS.items()])
    centre = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False, widget=LongSelect)
    online = forms.ChoiceField(label=_("Trực tuyến"), required=False)

    def __init__(self, data: dict[str, str], *, on: date) -> None:
        super().__init__(data)
        read = (("sector", read_sectors()), ("centre", read_centres(on)), ("online", read_online_levels(on)))
        for name, choices in read:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
            field.choices = [ALL, *choices]

    @property
    def narrows(self) -> bool:
        """Whether anything but the words is asked for."""
        return any(self.data.get(name) for name in self.fields if name != "q")


class PlaceForm(forms.Form):
    place = forms.CharField(
        label=_("Anh/chị ở xã, phường nào?"),
        help_text=_("Tên bây giờ hoặc tên trước ngày 01/07/2025."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@login_not_required
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Search in everyday words or by code, narrowed by audience, sector, level, place; without words, all by name."""
    today = clock.now().date()
    form = ProcedureSearchForm(request.GET.dict(), on=today)
    found = NOTHING
    if form.is_valid():
        found = read_procedures(**form.cleaned_data, on=today, after=request.GET.get("after", ""))
    events = event_links(life_events_for(form.data.get("q", ""), today)) if not form.errors else ()
    context = {"form": form, "found": found, "events": events, "paging": paging_of(request, found.next_key)}
    return render(request, "portal/procedures.html", context, status=answer_status(form))


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What fits the letters typed so far, as the list under the field."""
    rows = read_suggestions(request.GET.get("q", "")[:200], clock.now().date())
    return render(request, "portal/suggestions.html", {"rows": rows})


@login_not_required
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """A procedure as the law of today has it; what the source leaves unsaid is said to be unknown.

    With ?place= also which reception point is that commune's.
    """
    now = clock.now()
    page = read_procedure(code, now)
    form = PlaceForm(request.GET.dict())
    near: tuple[UnitFound, ...] = ()
    if form.is_valid():
        near = find_units(form.cleaned_data["place"], now, procedure=code)
    context = {"procedure": page, "place_form": form, "near": near, "offered": offered_at(code, now)}
    return render(request, "portal/procedure.html", context, status=answer_status(form))
