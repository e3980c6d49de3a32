from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.portal.readings import read_home


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The two ways in (a procedure, a dossier's code) and the year's figures."""
    return render(request, "portal/home.html", {"page": read_home(clock.now())})
