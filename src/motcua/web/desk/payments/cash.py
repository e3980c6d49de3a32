from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import asked_act, is_done
from motcua.web.desk.payments.cash_forms import ACTS
from motcua.web.desk.payments.cash_readings import asked_drawer, read_cash
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
def cash(request: HttpRequest) -> HttpResponse:
    """The cash of a day: its lines, its sums, its count; one's own, or for the head any of the centre."""
    actor, now = actor_of(request), clock.now()
    form = asked_act(request, ACTS)
    if form and is_done(form, actor, asked_drawer(actor, request.GET), now):
        messages.success(request, str(form.done))
        return redirect(request.get_full_path())
    page = read_cash(actor, request.GET, now, form)
    return render(
        request, "desk/payments/cash.html", {"page": page, "form": form}, status=answer_status(form) if form else 200
    )
