from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import asked_act, is_done
from motcua.web.desk.payments.fee_forms import ACTS
from motcua.web.desk.payments.fee_readings import read_fees
from motcua.web.forms import answer_status
from motcua.web.reading import note_reading


@require_http_methods(["GET", "HEAD", "POST"])
def fees(request: HttpRequest, code: str) -> HttpResponse:
    """What a dossier costs, what was paid, and whatever this person may do about it now."""
    actor, now = actor_of(request), clock.now()
    form = asked_act(request, ACTS)
    if form and is_done(form, actor, code, now):
        messages.success(request, str(form.done))
        return redirect("fees", code)
    page = read_fees(actor, code, now, form)
    note_reading(request, What.FEES, [page.code])
    return render(
        request, "desk/payments/fees.html", {"page": page, "form": form}, status=answer_status(form) if form else 200
    )
