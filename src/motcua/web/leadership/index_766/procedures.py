from datetime import datetime
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.indices.procedure_sets import PROCEDURE_SETS, procedures_in
from motcua.kernel import clock
from motcua.statistics.queries import centres_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.counting import counted
from motcua.web.leadership.dossiers import UNREADABLE
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.procedure_list import ProcedureList, procedures_of
from motcua.web.leadership.readings import name_of_whole, read_units
from motcua.web.paging import paging_of


@login_not_required
@require_safe
def index_766_procedures(request: HttpRequest) -> HttpResponse:
    """The procedures behind a number of the index. They are public, and so is the list."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    if not form.is_valid():
        raise UNREADABLE
    code, after = request.GET.get("set", ""), request.GET.get("after", "")
    name = ("procedures", form.asked.unit, form.asked.alone, code, after, get_language())
    read = partial(read_procedures, code, form.asked, after, now)
    found = counted(request, name, form.asked.period, read, now=now).what
    context = {
        "list": found,
        "report_name": gettext("Bộ chỉ số 766"),
        "report_address": form.asked.address("index-766"),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/procedures.html", context)


def read_procedures(code: str, asked: Asked, after: str, now: datetime) -> ProcedureList:
    """One page of a set of procedures, by code, from the one after `after` on. Raises `NotFound` for no such set."""
    chosen = centres_of(asked.unit, asked.period.last, alone=asked.alone)
    centres = chosen.values_list("pk", flat=True) if asked.unit else None
    found = procedures_in(code, asked.period, centres)
    title = PROCEDURE_SETS[code][0].read(get_language() or "vi")
    return procedures_of(found, asked.period, title=title, scope=name_of_whole(asked), after=after, now=now)
