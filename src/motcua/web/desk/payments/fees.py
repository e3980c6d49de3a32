from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import asked_act, is_done
from motcua.web.desk.payments.addresses import address_of
from motcua.web.desk.payments.fee_forms import ACTS, said_after
from motcua.web.desk.payments.fee_readings import read_fees
from motcua.web.desk.payments.reading import note_money_read
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
def fees(request: HttpRequest, dossier: str | int) -> HttpResponse:
    """What a dossier costs, what was paid, and whatever this person may do about it now."""
    actor, now = actor_of(request), clock.now()
    form = asked_act(request, ACTS)
    if form and is_done(form, actor, dossier, now):
        for sentence in said_after(form):
            messages.success(request, sentence)
        return redirect(address_of("fees", dossier))
    page = read_fees(actor, dossier, now, form)
    if page.name != dossier and form is None:  # it has been given a code since
        return redirect(page.address)
    note_money_read(request, dossier, What.FEES)
    return render(
        request, "desk/payments/fees.html", {"page": page, "form": form}, status=answer_status(form) if form else 200
    )
