"""The gateways' files of a day, for practising the reconciliation."""

import csv
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.payment_simulator import book

PROVIDERS = {"vnpay": "vnpay", "quoc-gia": "national"}


@login_not_required
@require_safe
def settlement(request: HttpRequest, gateway: str, day: str) -> HttpResponse:
    """CSV with the columns kind, transaction, reference, amount."""
    try:
        provider, on = PROVIDERS[gateway], date.fromisoformat(day)
    except (KeyError, ValueError) as error:
        raise Http404 from error
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    lines = csv.writer(answer)
    lines.writerow(["kind", "transaction", "reference", "amount"])
    for reference, order in book.of_day(provider, on):
        if provider == "vnpay":
            told = order["told"]
            lines.writerow(["pay", told["vnp_TransactionNo"], reference, int(told["vnp_Amount"]) // 100])
            refunds = [each for each in order["refunds"] if each["day"] == f"{on:%Y%m%d}"]
            lines.writerows(["refund", each["request"], reference, each["amount"] // 100] for each in refunds)
        else:
            lines.writerow(["pay", order["transaction"], reference, order["amount"]])
    return answer
