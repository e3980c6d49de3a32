"""The papers of a dossier's money as PDF."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.printing.print_money import give_receipt, print_refund, show_receipt
from motcua.web.actor import actor_of
from motcua.web.desk.payments.reading import note_money_read
from motcua.web.desk.printing import as_pdf


@require_http_methods(["GET", "HEAD", "POST"])
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def printed_receipt(request: HttpRequest, dossier: str | int, number: int) -> HttpResponse:
    """The receipt of payment `number`. A POST gives it out: the first time itself, then a copy; a GET shows a copy."""
    actor, now, name = actor_of(request), clock.now(), f"bien-lai-{dossier}-{number}"
    if request.method == "POST":
        request_id = read_request_id(request.POST.get("request_id", ""))
        pdf = give_receipt(actor, dossier, number, at=now, request_id=request_id)
    else:
        pdf = show_receipt(actor, dossier, number, at=now)
    note_money_read(request, dossier, What.PRINT, name)
    return as_pdf(name, pdf)


@require_safe
@csp_override({})
def printed_refund(request: HttpRequest, dossier: str | int, number: int) -> HttpResponse:
    """The voucher of the refund that is entry `number`."""
    pdf, name = print_refund(actor_of(request), dossier, number, at=clock.now()), f"hoan-tra-{dossier}-{number}"
    note_money_read(request, dossier, What.PRINT, name)
    return as_pdf(name, pdf)


def read_request_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
