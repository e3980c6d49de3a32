from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.payments.till_access import check_may_use_cash_desk, till_for
from motcua.printing.print_money import print_day
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import asked_act, is_done
from motcua.web.desk.payments.cash_forms import ACTS, OpeningForm
from motcua.web.desk.payments.cash_readings import asked_drawer, read_cash
from motcua.web.desk.printing import as_pdf
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
def cash(request: HttpRequest) -> HttpResponse:
    """The cash of a day: its opening, lines, sums, count; one's own, or for the head any of the centre."""
    actor, now = actor_of(request), clock.now()
    check_may_use_cash_desk(actor)
    form = asked_act(request, ACTS)
    drawer = asked_drawer(actor, request.GET) if form and not isinstance(form, OpeningForm) else None
    if form and is_done(form, actor, drawer, now):
        messages.success(request, str(form.done))
        return redirect(request.get_full_path())
    page = read_cash(actor, request.GET, now, form)
    return render(
        request, "desk/payments/cash.html", {"page": page, "form": form}, status=answer_status(form) if form else 200
    )


@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def day_sheet(request: HttpRequest, till: int) -> HttpResponse:
    """The sheet of a cashier's day, to be signed by the cashier and the head."""
    actor = actor_of(request)
    found = till_for(actor, str(till))
    pdf = print_day(actor, found, at=clock.now())
    return as_pdf(f"kiem-quy-{found.centre.code}-{found.day:%Y%m%d}-{found.pk}", pdf)
