from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.payments.queries import receipt_for_print
from motcua.web.actor import actor_of
from motcua.web.desk.payments.fee_readings import METHODS
from motcua.web.reading import note_reading


@require_safe
def receipt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The receipt of one payment, to be read or printed."""
    found = receipt_for_print(actor_of(request), code, number)
    note_reading(request, What.FEES, [found.dossier_code], detail=f"{found.number:07d}")
    return render(request, "desk/payments/receipt.html", {"receipt": found, "method": METHODS[found.method]})
