"""Exemption and reduction (miễn, giảm): only with a ground (Luật Phí và lệ phí 2015 Art 10)."""

from dataclasses import dataclass

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Invalid, Refused
from motcua.payments.rules.facts import Charged, Reduced
from motcua.payments.rules.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reduce:
    """Reduce the charge (its number) by `percent` of 1 to 100; 100 is an exemption."""

    charge: int
    percent: int
    basis: str
    document: str


def decide_reduce(ledger: Ledger, command: Reduce) -> Reduced:
    """The reduction, rounded half up to whole đồng: 33 % of 50,000 đồng is 16,500."""
    entry = ledger.entry(command.charge)
    if entry is None or not isinstance(entry.fact, Charged) or entry.seq in ledger.cancelled:
        raise Invalid(
            "charge_unknown",
            vi="Không có khoản thu này. Hãy chọn một khoản đang tính.",
            en="There is no such charge. Choose one that counts.",
            field="charge",
        )
    if ledger.reduction_of(entry.seq):
        raise Refused(
            "already_reduced",
            vi="Khoản này đã được miễn, giảm. Muốn sửa, hãy hủy lần miễn, giảm trước rồi ghi lại.",
            en="This charge has been reduced. To change it, cancel the reduction and enter it anew.",
            field="charge",
        )
    if not 1 <= command.percent <= 100:
        raise Invalid(
            "bad_percent",
            vi="Tỷ lệ miễn, giảm là số nguyên từ 1 đến 100; 100 là miễn.",
            en="The share is a whole number from 1 to 100 per cent; 100 is an exemption.",
            field="percent",
        )
    basis = check_text(command.basis, "basis", "căn cứ pháp lý của việc miễn, giảm", "legal basis of the reduction")
    document = check_text(
        command.document, "document", "giấy tờ chứng minh đối tượng miễn, giảm", "document that shows the ground"
    )
    amount = (entry.fact.amount * command.percent + 50) // 100
    if entry.fact.amount - amount < ledger.paid_on(entry.seq):
        raise Refused(
            "paid_already",
            vi="Khoản này đã nộp. Hãy hủy biên lai trong ngày rồi thu lại mức đã giảm, hoặc hoàn tiền.",
            en="This has been paid. Cancel the receipt on its day and collect the lower amount, or give money back.",
            field="charge",
        )
    return Reduced(entry.seq, command.percent, amount, basis, document)
