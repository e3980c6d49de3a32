"""Receipt for a fee or charge in three copies, with the amount in words.

A duty that was met elsewhere (the dossier's `payment_confirmed`) fills one in by itself. Money taken at the counter has
the receipt of its payment, and no second one: whoever takes it fills a `Payment` and asks `fee_receipt_data`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.errors import Invalid
from motcua.kernel.facts import Event
from motcua.kernel.money import dong_in_words, format_dong
from motcua.payments.rules.series import is_of_a_series
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.sets import form_set_on
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import capital, printable, signature_name
from motcua.worktime.rules.schedule import in_vietnam

COPIES = ("lưu tại cơ quan thu", "giao người nộp tiền", "kèm theo hồ sơ")
KINDS = {"phi": "Phí", "le_phi": "Lệ phí"}
METHODS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "online": "Thanh toán trực tuyến"}


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One fee or charge: whole đồng, 0 or more; `kind` is "phi", "le_phi" or ""."""

    name: str
    amount: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that was taken: who paid, for what, when and how. `model`, `series` and `number` are the receipt's own."""

    at: datetime
    payer: str
    lines: Sequence[PaidLine]
    collected_by: str = ""
    payer_address: str = ""
    code: str = ""
    model: str = ""
    series: str = ""
    number: str = ""
    tax_number: str = ""
    paid_by: str = ""
    mark: str = ""
    """What stands across the sheet of a receipt that is void or a copy, and in `mark_note` why."""
    mark_note: str = ""


def fee_receipt_data(payment: Payment, office: Office) -> Data:
    """The form of any payment. Raises `Invalid` for one without a line, or with an amount below nothing."""
    if not payment.lines:
        raise Invalid(
            "nothing_paid",
            vi="Biên lai chưa có khoản thu nào. Hãy ghi ít nhất một khoản phí hoặc lệ phí.",
            en="The receipt has no line. Enter at least one fee or charge.",
        )
    total = sum(line.amount for line in payment.lines)
    filled: Data = printable(
        {
            **parts.head("fee_receipt", form_set_on(in_vietnam(payment.at).date()), office, payment.at, tail=""),
            "number": payment.number,
            "code": payment.code,
            "copies": COPIES,
            "receipt": {"model": payment.model, "series": payment.series, "number": payment.number},
            "collector": {"name": office.name, "tax_number": payment.tax_number or office.tax_code},
            "payer": payment.payer,
            "payer_address": payment.payer_address,
            "lines": [
                {"name": line.name, "kind": KINDS.get(line.kind, ""), "amount": format_dong(line.amount)}
                for line in payment.lines
            ],
            "total": format_dong(total),
            "total_in_words": capital(dong_in_words(total)),
            "paid_by": payment.paid_by,
            "mark": payment.mark,
            "mark_note": payment.mark_note,
            "signers": {
                "applicant": signature_name(payment.payer),
                "officer": signature_name(payment.collected_by),
            },
        }
    )
    return filled


def fill(subject: Subject, event: Event) -> Data:
    asked = subject.last("payment_requested")
    lines = [PaidLine(asked.fact.purpose, asked.fact.amount)] if asked else []
    payment = Payment(
        at=event.at,
        payer=subject.bearer.name,
        lines=lines,
        collected_by=parts.officer_name(event.by.name, event.by.account),
        payer_address=subject.bearer.address or subject.owner.address,
        code=subject.state.code,
        number=event.fact.receipt,
    )
    return fee_receipt_data(payment, subject.names.centre)


FEE_RECEIPT = Form(
    key="fee_receipt",
    vi="Biên lai thu phí, lệ phí",
    en="Receipt for a fee",
    kinds=("payment_confirmed",),
    fill=fill,
    fits=lambda fact: not is_of_a_series(fact.receipt),
    missing_vi="Hồ sơ chưa có khoản nộp nơi khác nào được xác nhận nên chưa có giấy này. Hãy xác nhận việc nộp tiền "
    "trước; biên lai quầy đã cấp thì in ở trang phí, lệ phí của hồ sơ.",
    missing_en="No payment made elsewhere has been confirmed, so there is no such paper. Confirm the payment first; "
    "receipts given at the counter are printed from the dossier's fees.",
)
