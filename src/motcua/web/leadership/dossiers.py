from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.errors import Invalid
from motcua.web.actor import actor_of
from motcua.web.leadership.drill_down import read_dossiers
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.readings import read_units
from motcua.web.paging import address_with, paging_of


@require_safe
def report_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one figure of a report: exactly as many as it says, for those who may see them all."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    if not form.is_valid():
        raise UNREADABLE
    found = read_dossiers(
        actor_of(request),
        request.GET.get("figure", ""),
        form.asked,
        part=request.GET.get("part", ""),
        taken_back=request.GET.get("side") == TAKEN_BACK,
        after=request.GET.get("after", ""),
        now=now,
    )
    context = {
        "list": found,
        "report_address": form.asked.report_address,
        "counted_address": address_with(request, after="", side=""),
        "taken_back_address": address_with(request, after="", side=TAKEN_BACK),
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)


TAKEN_BACK = "taken-back"
UNREADABLE = Invalid(
    "unreadable_report_address",
    vi="Địa chỉ này không đọc được thành một kỳ báo cáo. Hãy mở lại báo cáo và bấm vào con số cần xem.",
    en="This address cannot be read as a period of the report. Open the report again and follow the figure.",
)
