from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.reports.filling.fill import dossiers_of_cell
from motcua.reports.filling.places import name_of
from motcua.reports.rules.wanted import Wanted
from motcua.web.actor import actor_of
from motcua.web.leadership.counting import check_may_count
from motcua.web.leadership.drill_down import list_of
from motcua.web.leadership.official.asked_for import wanted_by
from motcua.web.leadership.official.form_asked import address_of
from motcua.web.leadership.official.line_words import word_for
from motcua.web.leadership.official.readings import label_of
from motcua.web.leadership.view_models import DossierList
from motcua.web.paging import paging_of


@require_safe
def form_dossiers(request: HttpRequest, code: str) -> HttpResponse:
    """The dossiers behind a cell that no figure of the statistics opens: late ones by cause, digitised ones."""
    now = clock.now()
    wanted = wanted_by(request, code, now)
    check_may_count(request, wanted.period.so_far(now.date()))
    cell = (request.GET.get("line", ""), request.GET.get("column", ""))
    found = read_dossiers(actor_of(request), wanted, *cell, after=request.GET.get("after", ""), now=now)
    context = {
        "list": found,
        "report_address": address_of("official-form", wanted),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)


def read_dossiers(actor: Actor, wanted: Wanted, line: str, column: str, *, after: str, now: datetime) -> DossierList:
    """Those of the dossiers behind a cell that `actor` may see, from the key `after` on."""
    behind = dossiers_of_cell(wanted, line, column, now=now)
    days = wanted.period.so_far(now.date())
    title = label_of(wanted.form.by_code[column], get_language() or "vi")
    return list_of(actor, behind, days, title=title, scope=word_for(name_of(wanted, days)), after=after, now=now)
