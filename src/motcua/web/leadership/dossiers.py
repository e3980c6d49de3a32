from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.errors import Invalid, NotFound
from motcua.web.actor import actor_of
from motcua.web.leadership.period_form import PeriodForm
from motcua.web.leadership.readings import read_dossiers, read_units
from motcua.web.paging import paging_of


@require_safe
def report_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one figure of a report, exactly as many as the figure says."""
    now = clock.now()
    form = PeriodForm(request.GET.dict(), today=now.date(), units=read_units(now))
    if not form.is_valid():
        raise UNREADABLE
    asked = form.cleaned_data
    found = read_dossiers(
        actor_of(request), request.GET.get("figure", ""), **asked, after=request.GET.get("after", ""), now=now
    )
    if found is None:
        raise NOT_THEIRS
    context = {
        "list": found,
        "report_address": f"{reverse('report')}?{urlencode(asked)}",
        "paging": paging_of(request, found.next_key),
    }
    return render(request, "leadership/dossiers.html", context)


UNREADABLE = Invalid(
    "unreadable_report_address",
    vi="Địa chỉ này không đọc được thành một kỳ báo cáo. Hãy mở lại báo cáo và bấm vào con số cần xem.",
    en="This address cannot be read as a period of the report. Open the report again and follow the figure.",
)
NOT_THEIRS = NotFound(
    "no_such_figure",
    vi="Không có danh sách này, hoặc quý vị không được xem. Hãy mở lại báo cáo.",
    en="There is no such list, or it is not yours to see. Open the report again.",
)
