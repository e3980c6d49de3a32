"""Cancelling (hủy khoản ghi): a compensating entry with a reason. Nothing that was booked is changed or goes away."""

from dataclasses import dataclass

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Invalid, Refused
from motcua.payments.rules.facts import (
    Cancelled,
    Charged,
    Entry,
    Method,
    Paid,
    Refunded,
    cash_of,
    drawer_of,
    transfer_of,
)
from motcua.payments.rules.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Cancel:
    """Let the entry (its number) count no more."""

    entry: int
    reason: str


def decide_cancel(ledger: Ledger, command: Cancel) -> Cancelled:
    """The cancellation; it belongs to the drawer and the day of what it cancels."""
    entry = check_can_be_cancelled(ledger, command.entry)
    reason = check_text(command.reason, "reason", "lý do hủy", "reason for cancelling")
    if isinstance(entry.fact, Charged):
        check_charge_is_free(ledger, entry)
    if isinstance(entry.fact, Paid | Refunded) and entry.fact.method is Method.ONLINE:
        raise Refused(
            "online_stays",
            vi="Khoản này đi qua cổng thanh toán: không hủy tại quầy được. Nếu phải trả lại tiền, hãy hoàn trả.",
            en="This went through a payment gateway: it cannot be cancelled at the counter. Give the money back "
            "instead, if it is to go back.",
            field="entry",
        )
    if isinstance(entry.fact, Paid) and ledger.received - entry.fact.amount < ledger.refunded:
        raise Refused(
            "refunded_already",
            vi="Khoản nộp này đã hoàn trả: không hủy được nữa. Nếu lần hoàn trả sai, hãy hủy lần hoàn trả trước.",
            en="This payment has been given back: it can no longer be cancelled. Cancel a wrong refund first.",
        )
    return Cancelled(entry.seq, reason, drawer_of(entry.fact), -cash_of(entry.fact), -transfer_of(entry.fact))


def check_can_be_cancelled(ledger: Ledger, seq: int) -> Entry:
    entry = ledger.entry(seq)
    if entry is None:
        raise Invalid(
            "entry_unknown",
            vi="Không có khoản ghi này. Hãy tải lại trang rồi chọn lại.",
            en="There is no such entry. Reload the page and choose again.",
            field="entry",
        )
    if isinstance(entry.fact, Cancelled):
        raise Refused(
            "cancellation_stays",
            vi="Lần hủy không hủy lại được. Hãy ghi khoản mới.",
            en="A cancellation cannot be cancelled. Enter the item anew.",
            field="entry",
        )
    if seq in ledger.cancelled:
        raise Refused(
            "already_cancelled",
            vi="Khoản này đã hủy. Hãy tải lại trang để xem.",
            en="This entry has been cancelled. Reload the page to see it.",
            field="entry",
        )
    return entry


def check_charge_is_free(ledger: Ledger, entry: Entry) -> None:
    """A charge goes last: after its reduction and what was paid on it."""
    if ledger.reduction_of(entry.seq):
        raise Refused(
            "reduction_first",
            vi="Khoản này đang được miễn, giảm. Hãy hủy lần miễn, giảm trước.",
            en="This charge is reduced. Cancel the reduction first.",
            field="entry",
        )
    if ledger.paid_on(entry.seq):
        raise Refused(
            "paid_already",
            vi="Khoản này đã nộp. Hãy hủy biên lai trước, trong ngày thu và khi quỹ chưa khóa.",
            en="This has been paid. Cancel the receipt first, on its day and before the cash is closed.",
            field="entry",
        )
