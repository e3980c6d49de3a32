"""What is due for a dossier, and the choice of a way to pay."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.payments.actions.open_order import Visit, open_order
from motcua.payments.models import PaymentOrder
from motcua.payments.queries import Due, due_of
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.portal.payment.addresses import RETURN, dossier_address
from motcua.web.portal.payment.readings import read_receipts, read_standing
from motcua.web.portal.payment.words import WAYS
from motcua.web.visitor import address_of


class WayForm(OnceForm):
    """Which gateway; the first is chosen, so that one way needs no choice."""

    gateway = forms.ChoiceField(label=_("Cách thanh toán"), widget=forms.RadioSelect)

    def __init__(self, due: Due, data: Any = None) -> None:
        super().__init__(data, first={"gateway": due.ways[0].key if due.ways else ""})
        self.fields["gateway"].choices = [(way.key, WAYS[way.provider][0]) for way in due.ways]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, dossier: str | int) -> HttpResponse:
    """What is due and why; a POST sets out to pay it, and leads to the page of that payment."""
    actor, now = actor_of(request), clock.now()
    due = due_of(actor, dossier, now)
    form = WayForm(due, request.POST if request.method == "POST" else None)
    orders: list[PaymentOrder] = []

    def order() -> None:
        given = form.cleaned_data
        visit = Visit(request.build_absolute_uri("/")[:-1], address_of(request), get_language() or "vi")
        orders.append(
            open_order(actor, dossier, given["gateway"], visit, RETURN, at=now, request_id=given["request_id"])
        )

    if form.is_valid() and form.does(order):
        return redirect("payment", orders[0].reference)
    if form.errors:
        due = due_of(actor, dossier, now)
    context = {
        "due": due,
        "form": form,
        "ways": [(way, *WAYS[way.provider]) for way in due.ways],
        "receipts": read_receipts(due.money),
        "standing": read_standing(due.order) if due.order else None,
        "dossier_address": dossier_address(due.money),
    }
    return render(request, "portal/payment/due.html", context, status=answer_status(form))
