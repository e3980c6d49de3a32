from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.dossiers.models import Dossier
from motcua.indices.dossier_sets import SETS, dossiers_in
from motcua.indices.procedure_sets import no_such_set
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.statistics.queries import centres_of
from motcua.web.actor import actor_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.counting import check_may_count
from motcua.web.leadership.dossiers import UNREADABLE
from motcua.web.leadership.drill_down import list_of
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.readings import name_of_whole, read_units
from motcua.web.leadership.view_models import DossierList
from motcua.web.paging import paging_of


@require_safe
def index_766_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers behind a number of the index: as many as it says, for those who may see them all."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    if not form.is_valid():
        raise UNREADABLE
    asked = form.asked
    check_may_count(request, asked.period)
    found = read_set(actor_of(request), request.GET.get("set", ""), asked, request.GET.get("after", ""), now)
    context = {
        "list": found,
        "report_address": asked.address("index-766"),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)


def read_set(actor: Actor, code: str, asked: Asked, after: str, now: datetime) -> DossierList:
    """Those of a set of dossiers that `actor` may see, last entered first. Raises `NotFound` for no such set."""
    if code not in SETS:
        raise no_such_set(code)
    chosen = centres_of(asked.unit, asked.period.last, alone=asked.alone)
    centres = list(chosen.values_list("pk", flat=True)) if asked.unit else None
    behind = Dossier.objects.filter(dossiers_in(code, asked.period, centres))
    title = SETS[code].title.read(get_language() or "vi")
    return list_of(actor, behind, asked.period, title=title, scope=name_of_whole(asked), after=after, now=now)
