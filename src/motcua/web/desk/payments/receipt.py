from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.payments.queries import receipt_for_print
from motcua.web.actor import actor_of
from motcua.web.desk.payments.addresses import address_of
from motcua.web.desk.payments.fee_readings import METHODS
from motcua.web.desk.payments.reading import note_money_read


@require_safe
def receipt(request: HttpRequest, dossier: str | int, number: int) -> HttpResponse:
    """The receipt of one payment, to be read or printed."""
    found = receipt_for_print(actor_of(request), dossier, number)
    note_money_read(request, dossier, What.FEES, f"{found.number:07d}")
    context = {
        "receipt": found,
        "method": METHODS[found.method],
        "fees_address": address_of("fees", dossier),
        "print_address": address_of("printed-fee-receipt", dossier, number),
        "request_id": uuid4(),
    }
    return render(request, "desk/payments/receipt.html", context)
