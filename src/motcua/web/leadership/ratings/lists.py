"""The pages behind the ratings: what one was made of, and the dossiers and procedures of each number."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.indices.policies import check_may_see_officers, no_such_rating
from motcua.indices.rating_lists import DOSSIERS, PROCEDURES, dossiers_of_officer, dossiers_rated, procedures_rated
from motcua.indices.ratings import rate_units
from motcua.indices.rules.rating_periods import rating_period
from motcua.kernel import clock
from motcua.organisation.models import ServiceCentre
from motcua.web.actor import actor_of
from motcua.web.leadership.counting import check_may_count, counted
from motcua.web.leadership.drill_down import list_of
from motcua.web.leadership.procedure_list import procedures_of
from motcua.web.leadership.ratings.detail import read_officer_detail, read_unit_detail
from motcua.web.leadership.ratings.period_form import name_of_period
from motcua.web.leadership.ratings.whose import Whose
from motcua.web.paging import paging_of

ACCOUNT = re.compile(r"\d{1,18}", re.ASCII)


@login_not_required
@require_safe
def rating_detail(request: HttpRequest) -> HttpResponse:
    """What the rating of a unit was made of; of an officer, for the head of the unit and auditors."""
    now, (whose, centre) = clock.now(), _asked(request)
    period = rating_period(whose.period, now.date())
    if whose.officer is None:
        name = ("rating", whose.unit)
        rated = counted(request, name, period, lambda: rate_units(period, whose.unit, alone=True), now=now)
        if not rated.what:
            raise no_such_rating()
        detail = read_unit_detail(rated.what[0], whose, period, rated.at)
    else:
        check_may_see_officers(actor_of(request), centre.pk)
        detail = read_officer_detail(actor_of(request), centre, whose, now)
    context = {"detail": detail, "period_name": name_of_period(whose.period), "back": _back(whose)}
    return render(request, "leadership/rating_detail.html", context)


@require_safe
def rating_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers of one count, as far as the reader may see them; an officer's are for the head and auditors."""
    now, (whose, centre) = clock.now(), _asked(request)
    period, name, actor = rating_period(whose.period, now.date()), request.GET.get("set", ""), actor_of(request)
    check_may_count(request, period)
    if whose.officer is None:
        behind = dossiers_rated(name, period, centre)
    else:
        behind = dossiers_of_officer(actor, name, period, centre, whose.officer)
    title, after = DOSSIERS[name].read(get_language() or "vi"), request.GET.get("after", "")
    found = list_of(actor, behind, period, title=title, scope=centre.name, after=after, now=now)
    context = {
        "list": found,
        "report_address": whose.address("ratings-detail"),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)


@login_not_required
@require_safe
def rating_procedures(request: HttpRequest) -> HttpResponse:
    """The procedures of one count of a unit."""
    now, (whose, centre) = clock.now(), _asked(request)
    period, name = rating_period(whose.period, now.date()), request.GET.get("set", "")
    behind = procedures_rated(name, period, centre)
    title, after = PROCEDURES[name][0].read(get_language() or "vi"), request.GET.get("after", "")
    found = procedures_of(behind, period, title=title, scope=centre.name, after=after, now=now)
    context = {
        "list": found,
        "report_name": gettext("Xếp loại"),
        "report_address": whose.address("ratings-detail"),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/procedures.html", context)


def _asked(request: HttpRequest) -> tuple[Whose, ServiceCentre]:
    """Whose rating the address is about. Raises `NotFound` for a unit, or an officer's number, that there is not."""
    unit, officer = request.GET.get("unit", ""), request.GET.get("officer", "")
    centre = ServiceCentre.objects.filter(code=unit).first()
    if centre is None or (officer and not ACCOUNT.fullmatch(officer)):
        raise no_such_rating()
    return Whose(request.GET.get("period", ""), unit, int(officer) if officer else None), centre


def _back(whose: Whose) -> str:
    return Whose(whose.period, whose.unit).address("ratings" if whose.officer is None else "ratings-officers")
