"""One payment: the way to the gateway, and how it stands as of now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.payments.access import own_money_of
from motcua.payments.actions.cancel_order import cancel_order
from motcua.payments.jobs import enqueue_asking
from motcua.payments.online.orders import order_for
from motcua.web.actor import actor_of
from motcua.web.portal.payment.addresses import dossier_address, pay_address
from motcua.web.portal.payment.readings import read_receipts, read_standing
from motcua.web.portal.payment.words import NOT_YET, WAYS


@require_http_methods(["GET", "HEAD", "POST"])
def payment(request: HttpRequest, reference: str) -> HttpResponse:
    """How the payment stands; a POST gives it up, or has the gateway asked."""
    actor = actor_of(request)
    order = order_for(actor, reference)
    if request.method == "POST":
        if "cancel" in request.POST:
            cancel_order(actor, reference, at=clock.now())
            return redirect(pay_address(order.dossier.code, order.dossier_id))
        enqueue_asking(order.pk)
        messages.success(request, gettext("Đã hỏi lại cổng thanh toán. Kết quả hiện ở đây khi cổng trả lời."))
        return redirect(f"{request.path}?ve")
    standing = read_standing(order)
    money = own_money_of(actor, order.dossier.code or order.dossier_id)
    is_back = "ve" in request.GET
    context = {
        "order": order,
        "standing": standing,
        "tag": NOT_YET if standing.is_open and not is_back else standing.tag,
        "way": WAYS[order.provider][0],
        "is_back": is_back,
        "receipts": read_receipts(money),
        "dossier_code": order.dossier.code,
        "dossier_address": dossier_address(money),
        "pay_address": pay_address(order.dossier.code, order.dossier_id),
    }
    return render(request, "portal/payment/order.html", context)


@require_safe
def payment_status(request: HttpRequest, reference: str) -> HttpResponse:
    """For the page that waits: 204 while the payment is open, 200 once the page is to be loaded again."""
    order = order_for(actor_of(request), reference)
    return HttpResponse(status=204) if read_standing(order).is_open else HttpResponse("", content_type="text/plain")
