"""Back from the gateway: what the address says is checked and kept, and books nothing. The gateway's own call does."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.payments.actions.see_return import see_return
from motcua.payments.jobs import enqueue_asking
from motcua.payments.online.orders import order_for
from motcua.payments.rules.online.orders import OrderStatus
from motcua.web.actor import actor_of
from motcua.web.portal.payment import unsigned


@login_not_required
@require_safe
def returned(request: HttpRequest, reference: str) -> HttpResponse:
    """To the payment's page for whoever it belongs to; for anybody else a page that tells nothing of it."""
    query = request.META.get("QUERY_STRING", "")
    is_believed = check_signed(request, reference, query) if query else True
    try:
        order = order_for(actor_of(request), reference)
    except NotFound:
        own_page = reverse("payment", args=[reference])
        return render(request, "portal/payment/returned.html", {"own_page": own_page, "is_believed": is_believed})
    if order.status == OrderStatus.OPEN:
        enqueue_asking(order.pk)
    return redirect(f"{reverse('payment', args=[reference])}?ve")


def check_signed(request: HttpRequest, reference: str, query: str) -> bool:
    """Whether the gateway has signed what the address says of the order."""
    keeps_unsigned = unsigned.are_kept(request)
    is_believed = see_return(reference, query, at=clock.now(), keeps_unsigned=keeps_unsigned)
    if keeps_unsigned and not is_believed:
        unsigned.count(request)
    return is_believed
