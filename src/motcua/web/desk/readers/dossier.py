"""Who has read a dossier: for auditors, and the head of its centre."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.readers import readings_of
from motcua.dossiers.rules.codes import parse_code
from motcua.web.actor import actor_of
from motcua.web.desk.readers.rows import page_of_readings
from motcua.web.paging import paging_of


@require_safe
def readers(request: HttpRequest, code: str) -> HttpResponse:
    """Who has read the dossier, last first."""
    rows, next_key = page_of_readings(request, readings_of(actor_of(request), code))
    context = {"code": parse_code(code).text, "rows": rows, "paging": paging_of(request, next_key)}
    return render(request, "desk/readers/dossier.html", context)
