"""The papers of money for an actor: a receipt and its copies, the voucher of a refund, the sheet of a cashier's day."""

from datetime import datetime
from uuid import UUID

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.payments.access import money_of
from motcua.payments.actions.print_receipt import print_receipt
from motcua.payments.day_sheet import DaySheet, day_sheet
from motcua.payments.models import CashCount, Confirmation, Till
from motcua.payments.queries import ReceiptForPrint, receipt_for_print
from motcua.payments.rules.facts import Cancelled, Fact, Paid, Refunded, centre_of
from motcua.payments.rules.series import DIGITS
from motcua.printing.drawing import Filled, draw
from motcua.printing.loading import NameBook
from motcua.printing.print_forms import print_fee_receipt
from motcua.printing.rules.cash_sheet import CashSheet, Count, SheetLine, cash_sheet_data
from motcua.printing.rules.fee_receipt import METHODS, PaidLine, Payment
from motcua.printing.rules.refund_voucher import RefundPaid, refund_voucher_data
from motcua.printing.rules.words import short
from motcua.worktime.rules.schedule import in_vietnam

COPY, VOID = "BẢN SAO", "ĐÃ HỦY"
WHAT = {Paid: "Thu", Refunded: "Hoàn trả", Cancelled: "Hủy khoản đã ghi"}


def give_receipt(actor: Actor, dossier: str | int, seq: int, *, at: datetime, request_id: UUID | None = None) -> bytes:
    """Print the receipt of payment `seq` to be given out: the first print is the receipt, later ones are copies.

    Raises `NotFound`, `Refused` (not at the counter that takes the money).
    """
    found, number = print_receipt(actor, dossier, seq, at=at, request_id=request_id)
    note = f"Bản sao: in lần {number}, lúc {short(at)}" if number > 1 else ""
    return print_fee_receipt(payment_of(found, note), found.centre_code)


def show_receipt(actor: Actor, dossier: str | int, seq: int, *, at: datetime) -> bytes:
    """A copy of the receipt, for whoever may see the dossier; nothing is given out. Raises `NotFound`."""
    found = receipt_for_print(actor, dossier, seq)
    return print_fee_receipt(payment_of(found, f"Bản sao, in lúc {short(at)}"), found.centre_code)


def payment_of(found: ReceiptForPrint, copy_note: str = "") -> Payment:
    """The receipt in the form's own words; one that was cancelled is void, whichever print it is."""
    void_note = f"Biên lai đã hủy: {found.cancel_reason}" if found.is_cancelled else ""
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
        tax_number=found.centre_tax_code,
        paid_by=" ".join((METHODS[found.method], found.reference)).strip(),
        mark=VOID if void_note else COPY if copy_note else "",
        mark_note=void_note or copy_note,
    )


def print_refund(actor: Actor, dossier: str | int, seq: int, *, at: datetime) -> bytes:
    """The voucher of the refund that is entry `seq`, for the receiver to sign. Raises `NotFound`."""
    money = money_of(actor, dossier)
    entry = money.ledger.entry(seq)
    if entry is None or not isinstance(entry.fact, Refunded):
        raise NotFound(
            "refund_not_found",
            vi="Không có lần hoàn trả này. Hãy mở trang phí, lệ phí của hồ sơ và chọn lại.",
            en="There is no such refund. Open the fees of the dossier and choose again.",
        )
    fact, cancelled = entry.fact, money.ledger.cancellation_of(seq)
    names = NameBook()
    refund = RefundPaid(
        at=entry.at,
        amount=fact.amount,
        receiver=fact.receiver,
        voucher=fact.voucher,
        ground=fact.ground,
        paid_by=" ".join((METHODS[fact.method], fact.reference)).strip(),
        given_by=entry.by.name,
        code=money.dossier.state.code,
        procedure=names.subject(money.dossier).names.procedure,
        receipts=[each.fact.receipt for each in money.ledger.live if isinstance(each.fact, Paid)],
        mark=VOID if cancelled else "",
        mark_note=f"Lần hoàn trả đã hủy: {cancelled.reason}" if cancelled else "",
    )
    data = refund_voucher_data(refund, names.centre(centre_of(fact)))
    return draw([Filled("refund_voucher", data, in_vietnam(entry.at).date())], at=at)


def print_day(actor: Actor, till: Till, *, at: datetime) -> bytes:
    """The sheet of a till's day, of a till that is the actor's to see (`payments.till_access.till_for`)."""
    sheet = day_sheet(actor, till)
    data = cash_sheet_data(sheet_of(sheet), NameBook().centre(till.centre.code), at)
    return draw([Filled("cash_sheet", data, till.day)], at=at)


def sheet_of(sheet: DaySheet) -> CashSheet:
    """The day in the form's own words."""
    return CashSheet(
        day=sheet.till.day,
        cashier=sheet.till.cashier.full_name or sheet.till.cashier.username,
        lines=[
            SheetLine(
                at=in_vietnam(line.at),
                what=WHAT[type(line.fact)],
                document=document_of(line.fact),
                code=line.code,
                cash=line.cash,
                transfer=line.transfer,
            )
            for line in sheet.lines
        ],
        opening=sheet.opening,
        count=count_of(sheet.count, sheet.confirmation) if sheet.count else None,
    )


def count_of(count: CashCount, confirmation: Confirmation | None) -> Count:
    """The count with what the head said to it."""
    return Count(
        at=count.at,
        by=count.by,
        notes={int(note): number for note, number in count.notes.items()},
        opening=count.opening,
        expected=count.expected,
        counted=count.counted,
        explanation=count.explanation,
        confirmed_by=confirmation.by if confirmation else "",
        confirmed_at=confirmation.at if confirmation else None,
        note=confirmation.note if confirmation else "",
    )


def document_of(fact: Fact) -> str:
    """The receipt or voucher of a move of money; of a cancellation, its reason."""
    match fact:
        case Paid():
            return fact.receipt
        case Refunded():
            return fact.voucher
        case Cancelled():
            return fact.reason
    return ""
