"""Money that came online: what waits for a person, and one payment with all that was told of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.payments.online.handling import payment_for, payments_to_handle, refunds_under_way
from motcua.payments.till_access import check_may_use_cash_desk
from motcua.web.actor import actor_of
from motcua.web.desk.payments.acts import Act, asked_act, is_done
from motcua.web.desk.payments.addresses import address_of
from motcua.web.desk.payments.online_forms import AttachForm, GiveBackForm, RefundEndForm
from motcua.web.desk.payments.online_readings import forms_for, read_payment
from motcua.web.desk.payments.online_words import REFUNDS, why_of
from motcua.web.desk.payments.reading import note_money_read
from motcua.web.desk.payments.waiting import waiting_work
from motcua.web.forms import answer_status

MOST = 200


@require_safe
def online_payments(request: HttpRequest) -> HttpResponse:
    """Paid online and not booked, and refunds that have not ended; the oldest first."""
    actor = actor_of(request)
    check_may_use_cash_desk(actor)
    found = [(each, why_of(each.why)) for each in payments_to_handle(actor)[: MOST + 1]]
    refunds = [(each, REFUNDS[each.status]) for each in refunds_under_way(actor)[:MOST]]
    work = waiting_work(actor, clock.now())
    context = {"payments": found[:MOST], "has_more": len(found) > MOST, "refunds": refunds, "work": work}
    return render(request, "desk/payments/online.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def online_payment(request: HttpRequest, number: int) -> HttpResponse:
    """One payment: book it on its dossier, give it back, or see what became of giving it back."""
    actor = actor_of(request)
    payment = payment_for(actor, number)
    form: Act | None = asked_act(request, (AttachForm, GiveBackForm, RefundEndForm))
    if form and is_done(form, actor, number, clock.now()):
        messages.success(request, str(form.done))
        return redirect(request.path)
    dossier = payment.order.dossier.code or payment.order.dossier_id
    note_money_read(request, dossier, What.FEES, payment.order.reference)
    context = read_payment(payment_for(actor, number)) | {
        "form": form,
        "forms": forms_for(actor, payment, form),
        "fees_address": address_of("fees", dossier),
    }
    return render(request, "desk/payments/online_payment.html", context, status=answer_status(form) if form else 200)
