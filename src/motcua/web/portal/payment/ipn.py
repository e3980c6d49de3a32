"""VNPAY's own call (IPN): the truth about a payment."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from motcua.kernel import clock
from motcua.payments.actions.hear_vnpay import hear_vnpay
from motcua.payments.rules.online.notice import Verdict
from motcua.web.portal.payment import unsigned

MESSAGES = {
    Verdict.CONFIRMED: "Confirm Success",
    Verdict.UNKNOWN_ORDER: "Order not found",
    Verdict.REPEATED: "Order already confirmed",
    Verdict.BAD_AMOUNT: "Invalid amount",
    Verdict.BAD_SIGNATURE: "Invalid signature",
    Verdict.FAULT: "Unknown error",
}


@login_not_required
@require_GET
def vnpay_ipn(request: HttpRequest) -> JsonResponse:
    """Answers as the gateway expects, whatever it was sent; the gateway repeats what is not answered 00 or 02."""
    keeps_unsigned = unsigned.are_kept(request)
    verdict = hear_vnpay(request.META.get("QUERY_STRING", ""), at=clock.now(), keeps_unsigned=keeps_unsigned)
    if verdict is Verdict.BAD_SIGNATURE and keeps_unsigned:
        unsigned.count(request)
    return JsonResponse({"RspCode": verdict.value, "Message": MESSAGES[verdict]})
