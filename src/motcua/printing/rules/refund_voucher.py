"""Voucher for fees that go back to whoever paid them: signed by the receiver, kept with the cash book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.money import dong_in_words, format_dong
from motcua.printing.rules import parts
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.sets import form_set_on
from motcua.printing.rules.words import capital, printable, signature_name
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class RefundPaid:
    """Money that was given back, in whole đồng; `receipts` are those it was paid with, `paid_by` how it goes back."""

    at: datetime
    amount: int
    receiver: str
    voucher: str
    ground: str
    paid_by: str
    given_by: str
    code: str = ""
    procedure: str = ""
    receipts: Sequence[str] = ()
    mark: str = ""
    mark_note: str = ""


def refund_voucher_data(refund: RefundPaid, office: Office) -> Data:
    """The voucher filled in."""
    filled: Data = printable(
        {
            **parts.head("refund_voucher", form_set_on(in_vietnam(refund.at).date()), office, refund.at, tail=""),
            "number": refund.voucher,
            "code": refund.code,
            "payer_office": office.name,
            "receiver": refund.receiver,
            "procedure": refund.procedure,
            "receipts": ", ".join(refund.receipts),
            "amount": format_dong(refund.amount),
            "amount_in_words": capital(dong_in_words(refund.amount)),
            "paid_by": refund.paid_by,
            "ground": refund.ground,
            "mark": refund.mark,
            "mark_note": refund.mark_note,
            "signers": {
                "applicant": signature_name(refund.receiver),
                "officer": signature_name(refund.given_by),
            },
        }
    )
    return filled
