from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.web.actor import actor_of
from motcua.web.reform.sections import sections_for


@login_not_required
@require_safe
def reform(request: HttpRequest) -> HttpResponse:
    """What there is of reform and oversight for whoever looks."""
    return render(request, "reform/home.html", {"sections": sections_for(actor_of(request))})
