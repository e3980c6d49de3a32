"""The hand-over list by the 15:00 rule: what must go to its agency, by when, one or many at once."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.desk.counter.hand_over_form import HandOverForm
from motcua.web.desk.counter.handing_over import hand_over_all, read_to_hand_over
from motcua.web.desk.counter.other_pages import address_of
from motcua.web.desk.counter.place import counter_of
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reading import note_reading


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """The list, and after a hand-over what became of each dossier chosen."""
    counter, now = counter_of(request), clock.now()
    form = HandOverForm(request.POST or None, initial={"request_id": uuid4()})
    results = hand_over_all(counter, form.cleaned_data, now) if form.is_valid() else ()
    page = read_to_hand_over(counter, now, request.GET.get("after", ""))
    note_reading(request, What.LIST, [row.code for row in page.rows], detail="hand-over")
    if results:
        form = HandOverForm(initial={"request_id": uuid4()})
    form.offer(page.receivers)
    context = {"counter": counter, "form": form, "results": results, "rows": page.rows, "now": now}
    context |= {"handed_over": [result.code for result in results if result.is_done]}
    context |= {"paging": paging_of(request, page.next_key), "print_address": address_of("print-many")}
    return render(request, "desk/counter/hand_over.html", context, status=answer_status(form))
