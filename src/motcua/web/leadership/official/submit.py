from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.reports.actions.submit_report import submit_report
from motcua.web.actor import actor_of
from motcua.web.desk.officers import officers_only
from motcua.web.leadership.official.asked_for import wanted_by


@require_POST
@officers_only
def submit_form(request: HttpRequest, code: str) -> HttpResponse:
    """Submit the form that the address asks for; `seen` is the version that the head had before the eyes."""
    now = clock.now()
    given = request.POST.get("seen", "")
    row = submit_report(
        actor_of(request),
        wanted_by(request, code, now),
        at=now,
        seen=int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0,
        reason=request.POST.get("reason", "")[:2_000],
    )
    return redirect("submitted-report", row.pk)
