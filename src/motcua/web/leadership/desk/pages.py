from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.leadership.desk.asking import desk_form
from motcua.web.leadership.desk.glance import read_glance
from motcua.web.leadership.desk.open_dossiers import read_open_dossiers
from motcua.web.leadership.desk.times import read_times
from motcua.web.leadership.warnings.readings import read_summary
from motcua.web.paging import paging_of
from motcua.web.reform.sections import sections_for


@login_not_required
@require_safe
def leadership_desk(request: HttpRequest) -> HttpResponse:
    """Today, the year, its months and the map."""
    now = clock.now()
    form = desk_form(request, now)
    glance = read_glance(form.choice, now) if form.is_valid() else None
    warnings = read_summary(actor_of(request), form.choice.unit, now) if form.is_valid() else ()
    sections = sections_for(actor_of(request))
    context = {"form": form, "desk": glance, "warnings": warnings, "sections": sections}
    return render(request, "leadership/desk/glance.html", context, status=answer_status(form))


@login_not_required
@require_safe
def leadership_time(request: HttpRequest) -> HttpResponse:
    """Ages, durations and where the time of dossiers goes."""
    now = clock.now()
    form = desk_form(request, now)
    times = read_times(actor_of(request), form.choice, now) if form.is_valid() else None
    return render(request, "leadership/desk/times.html", {"form": form, "desk": times}, status=answer_status(form))


@require_safe
def leadership_open(request: HttpRequest) -> HttpResponse:
    """The open dossiers of one age: as many as the desk says, for those who may see them all."""
    found = read_open_dossiers(
        actor_of(request),
        request.GET.get("kind", ""),
        request.GET.get("band", ""),
        request.GET.get("unit", ""),
        after=request.GET.get("after", ""),
        now=clock.now(),
    )
    context = {
        "list": found,
        "report_address": reverse("leadership-time"),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)
