from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.indices.dossier_sets import SETS, dossiers_in
from motcua.indices.procedure_sets import no_such_set
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.statistics.queries import centres_of
from motcua.web.actor import actor_of
from motcua.web.figures import period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.counting import check_may_count
from motcua.web.leadership.dossiers import UNREADABLE
from motcua.web.leadership.drill_down import page_of
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
    centres = list(centres_of(asked.unit, asked.period.last).values_list("pk", flat=True)) if asked.unit else None
    condition = dossiers_in(code, asked.period, centres)
    total = Dossier.objects.filter(condition).count()
    visible = visible_to(actor).filter(condition)
    rows, next_key = page_of(visible, after, now)
    return DossierList(
        title=SETS[code].title.read(get_language() or "vi"),
        scope=name_of_whole(asked),
        period=period_as_of(asked.period, now),
        total=total,
        number_taken_back=0,
        shows_taken_back=False,
        is_of_moves=False,
        here=total,
        visible=total if actor.sees_all else visible.count(),
        rows=rows,
        next_key=next_key,
        rows_as_of=now if now > asked.period.as_of(now) else None,
    )
