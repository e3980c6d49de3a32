from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.desk.counter.place import counter_of
from motcua.web.desk.counter.readings import read_receipt, read_slip
from motcua.web.reading import note_reading


@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier's code in large type, and when the result is due and why then (form 01)."""
    counter = counter_of(request)
    found = read_receipt(counter, code, clock.now())
    context = {"receipt": found, "sent": request.GET.get("sent", "")}
    note_reading(request, What.STORY, [found.code], detail="receipt")
    return render(request, "desk/counter/receipt.html", context)


@never_cache
@require_safe
def slip(request: HttpRequest, number: int) -> HttpResponse:
    """What is missing (form 02), or why the dossier was not accepted (form 03)."""
    counter = counter_of(request)
    context = {"slip": read_slip(counter, number), "sent": request.GET.get("sent", "")}
    note_reading(request, What.STORY, [], detail="slip", numbers=[number])
    return render(request, "desk/counter/slip.html", context)
