"""The receipt for fees as a PDF in three copies, as given at the counter."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from motcua.kernel.errors import Refused
from motcua.payments.access import money_of
from motcua.payments.queries import ReceiptForPrint, receipt_for_print
from motcua.payments.rules.facts import drawer_of
from motcua.payments.rules.series import DIGITS
from motcua.printing.print_forms import print_fee_receipt
from motcua.printing.rules.fee_receipt import PaidLine, Payment
from motcua.web.actor import actor_of
from motcua.web.desk.payments.fee_readings import METHODS
from motcua.web.desk.printing import as_pdf


@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def printed_fee_receipt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The receipt of payment `number` of the dossier's ledger."""
    actor = actor_of(request)
    found = receipt_for_print(actor, code, number)
    if found.is_cancelled:
        raise receipt_is_void()
    entry = money_of(actor, code).ledger.entry(number)
    drawer = drawer_of(entry.fact) if entry else None
    return as_pdf(f"fee-receipt-{code}-{number}", print_fee_receipt(payment_of(found), drawer.centre if drawer else ""))


def payment_of(found: ReceiptForPrint) -> Payment:
    """The receipt's own words in the form's."""
    with override("vi"):  # the paper is in Vietnamese, whoever prints it
        method = str(METHODS[found.method])
    return Payment(
        at=found.paid_at,
        payer=found.payer,
        payer_address=found.payer_address,
        lines=[PaidLine(part.name, part.amount, part.fee_kind) for part in found.parts],
        collected_by=found.cashier_name,
        code=found.dossier_code,
        model=found.form,
        series=found.sign,
        number=f"{found.number:0{DIGITS}d}",
        paid_by=f"{method} {found.reference}".strip(),
    )


def receipt_is_void() -> Refused:
    return Refused(
        "receipt_is_void",
        vi="Biên lai này đã hủy nên không in lại được. Hãy mở trang phí, lệ phí để xem biên lai thay thế.",
        en="This receipt was cancelled and is not printed again. Open the fees to see the one that replaced it.",
    )
