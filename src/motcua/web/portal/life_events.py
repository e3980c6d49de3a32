from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.portal.event_readings import read_event, read_events


@login_not_required
@require_safe
def life_events(request: HttpRequest) -> HttpResponse:
    """Everything that happens in a life or a business for which there are procedures here."""
    return render(request, "portal/life_events.html", {"events": read_events(clock.now().date())})


@login_not_required
@require_safe
def life_event(request: HttpRequest, code: str) -> HttpResponse:
    """One event: its procedures in the order in which people need them."""
    return render(request, "portal/life_event.html", {"event": read_event(code, clock.now().date())})
