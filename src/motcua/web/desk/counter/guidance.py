from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.desk.counter.matter import read_matter
from motcua.web.desk.counter.place import counter_of


@require_safe
def guidance(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet for the applicant: where this is handed in, with which papers, how long it takes (NĐ 61 Art 15.3)."""
    counter, now = counter_of(request), clock.now()
    matter = read_matter(counter.code, code, now.date())
    context = {"counter": counter, "matter": matter, "to": request.GET.get("to", ""), "now": now}
    return render(request, "desk/counter/guidance.html", context)
