from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.payments.queries import refund_tasks
from motcua.payments.till_access import check_may_use_cash_desk
from motcua.web.actor import actor_of
from motcua.web.desk.payments.fee_readings import ENDINGS, TREATMENTS
from motcua.web.desk.payments.waiting import waiting_work

MOST = 200


@require_safe
def refunds(request: HttpRequest) -> HttpResponse:
    """Paid dossiers that ended without a result: the money that waits to be given back, the oldest first."""
    actor = actor_of(request)
    check_may_use_cash_desk(actor)
    work = waiting_work(actor, clock.now())
    found = [(task, ENDINGS[task.ending], TREATMENTS[task.treatment]) for task in refund_tasks(actor)[: MOST + 1]]
    context = {"tasks": found[:MOST], "has_more": len(found) > MOST, "work": work}
    return render(request, "desk/payments/refunds.html", context)
