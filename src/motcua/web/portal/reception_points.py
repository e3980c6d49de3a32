from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.forms import answer_status
from motcua.web.portal.places import UnitFound, find_units
from motcua.web.portal.reception_readings import read_groups, read_point


class PlaceForm(forms.Form):
    q = forms.CharField(
        label=_("Xã, phường, đặc khu nơi anh/chị ở"),
        help_text=_("Tên bây giờ hoặc tên trước ngày 01/07/2025, có dấu hay không dấu đều được."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@login_not_required
@require_safe
def reception_points(request: HttpRequest) -> HttpResponse:
    """All reception points with their state now, and whose a commune's people are."""
    form, now = PlaceForm(request.GET.dict()), clock.now()
    found: tuple[UnitFound, ...] = ()
    if form.is_valid():
        found = find_units(form.cleaned_data["q"], now)
    context = {"form": form, "found": found, "groups": read_groups(now), "now": now}
    return render(request, "portal/reception_points.html", context, status=answer_status(form))


@login_not_required
@require_safe
def reception_point(request: HttpRequest, code: str) -> HttpResponse:
    """One reception point: hours, counters, what it receives."""
    return render(request, "portal/reception_point.html", {"point": read_point(code, clock.now())})
