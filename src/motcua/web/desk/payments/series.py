from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.payments.queries import headed, receipt_series
from motcua.payments.till_access import check_may_use_cash_desk
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import asked_act, form_of, is_done
from motcua.web.desk.payments.cash_forms import SeriesForm
from motcua.web.desk.payments.waiting import waiting_work
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest) -> HttpResponse:
    """The receipt series of one's centres: how many numbers are left; the head registers new ones."""
    actor, now = actor_of(request), clock.now()
    check_may_use_cash_desk(actor)
    form = asked_act(request, (SeriesForm,))
    if form and is_done(form, actor, None, now):
        messages.success(request, str(form.done))
        return redirect("receipt-series")
    centres = [(str(each.pk), each.name) for each in headed(actor)]
    shown = form_of(SeriesForm, form, year=now.year)
    shown.offer(centre=centres)
    context = {
        "rows": receipt_series(actor),
        "form": form,
        "series_form": shown if centres else None,
        "work": waiting_work(actor, now),
    }
    return render(request, "desk/payments/series.html", context, status=answer_status(form) if form else 200)
