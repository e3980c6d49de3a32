from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.forms import answer_status
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.readings import read_report, read_units


@login_not_required
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The published table for any period and place: this year up to today unless told otherwise."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    found = read_report(form.asked, now) if form.is_valid() else None
    return render(request, "leadership/report.html", {"form": form, "report": found}, status=answer_status(form))
