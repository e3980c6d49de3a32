from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.lookups import LOOKUPS, look_up


@require_safe
@administrators_only
def suggestions(request: HttpRequest, kind: str) -> HttpResponse:
    """What fits the letters typed so far, as the list under the field."""
    if kind not in LOOKUPS:
        raise absent()
    return render(request, "console/suggestions.html", {"matches": look_up(kind, request.GET.get("q", ""))})
