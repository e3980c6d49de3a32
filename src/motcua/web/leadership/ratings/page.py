from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.indices.ratings import rate_units
from motcua.indices.rules.rating_periods import rating_period
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.leadership.counting import counted
from motcua.web.leadership.ratings.period_form import RatingForm, name_of_period
from motcua.web.leadership.ratings.readings import read_officer_ratings, read_unit_ratings
from motcua.web.leadership.readings import read_units


@login_not_required
@require_safe
def ratings(request: HttpRequest) -> HttpResponse:
    """The units' ratings of a quarter or a year."""
    now = clock.now()
    form = RatingForm(request.GET.dict(), today=now.date(), units=read_units(now))
    found = None
    if form.is_valid():
        code, unit = form.cleaned_data["period"], form.cleaned_data["unit"]
        period = rating_period(code, now.date())
        with refusals_shown_on(form):
            rated = counted(request, ("ratings", unit), period, lambda: rate_units(period, unit), now=now)
            found = read_unit_ratings(actor_of(request), rated.what, code, unit, rated.at)
    return render(request, "leadership/ratings.html", {"form": form, "page": found}, status=answer_status(form))


@require_safe
def ratings_of_officers(request: HttpRequest) -> HttpResponse:
    """The ratings of a unit's officers, for its head and auditors."""
    code = request.GET.get("period", "")
    found = read_officer_ratings(actor_of(request), code, request.GET.get("unit", ""), clock.now())
    return render(request, "leadership/ratings_officers.html", {"page": found, "period_name": name_of_period(code)})
