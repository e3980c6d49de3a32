from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.inspections.queries import count_cases, sees_small_counts
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.cases.forms import FiguresForm, YearForm
from motcua.web.reform.cases.readings import read_figures

TITLES = {
    "kind": _("Theo loại việc"),
    "stage": _("Theo tình trạng"),
    "outcome": _("Theo kết luận"),
    "head": _("Trách nhiệm liên đới của người đứng đầu"),
}


@login_not_required
@require_safe
def case_figures(request: HttpRequest) -> HttpResponse:
    """Cases in figures: of a period, whole, for inspectors and auditors; of a year, small counts left out, for all."""
    actor, today = actor_of(request), clock.now().date()
    whole = sees_small_counts(actor)
    form = (FiguresForm if whole else YearForm)(request.GET.dict(), today)
    figures = count_cases(actor, *form.days) if form.is_valid() else None
    cuts = read_figures(figures, TITLES) if figures else ()
    context = {"form": form, "figures": figures, "cuts": cuts, "whole": whole}
    return render(request, "reform/cases/figures.html", context, status=answer_status(form))
