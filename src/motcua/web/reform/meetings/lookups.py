"""Fields that suggest points and officers, for whoever runs meetings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.meetings.policies import check_may_run, no_such_page
from motcua.web.actor import actor_of
from motcua.web.console.lookups import look_up

POINTS, OFFICERS, CENTRES, AGENCIES = KINDS = ("diem-cau", "can-bo", "noi-tiep-nhan", "co-quan")
SUGGESTIONS = "meetings-suggestions"


@require_safe
def meetings_suggestions(request: HttpRequest, kind: str) -> HttpResponse:
    """What fits the letters typed so far, as the list under the field."""
    check_may_run(actor_of(request))
    if kind not in KINDS:
        raise no_such_page()
    return render(request, "console/suggestions.html", {"matches": look_up(kind, request.GET.get("q", ""))})
