"""Taking a payment (thu tiền): never more than is owed, and never without a receipt."""

from dataclasses import dataclass

from motcua.dossiers.rules.lifecycle.checks import STATUS_WORDS, check_text
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.money import format_dong
from motcua.payments.rules.charge import WITHOUT_RESULT
from motcua.payments.rules.facts import Charged, Drawer, Method, Paid, Part
from motcua.payments.rules.ledger import Ledger
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Pay:
    """Take `amount` đồng from `payer`; a transfer bears its reference."""

    amount: int
    method: Method
    payer: str
    reference: str = ""


def decide_pay(ledger: Ledger, status: Status, drawer: Drawer | None, command: Pay, centre: str = "") -> Paid:
    """The payment, its receipt still to be numbered; one online has no drawer, but a `centre` whose it is."""
    check_place(command.method, drawer)
    if status in WITHOUT_RESULT:
        vi, en = STATUS_WORDS[status]
        raise Refused(
            "nothing_to_pay_for",
            vi=f"Hồ sơ {vi}: không thu tiền nữa. Tiền đã thu trước đó xem ở danh sách hoàn phí.",
            en=f"The dossier is {en}: no more money is taken. What was paid before is in the list of refunds.",
        )
    if command.amount <= 0:
        raise Invalid(
            "amount_not_positive",
            vi="Số tiền phải là số đồng lớn hơn 0. Hãy nhập lại.",
            en="The amount must be more than 0 đồng. Enter it again.",
            field="amount",
        )
    if ledger.owed == 0:
        raise nothing_owed(ledger)
    if command.amount > ledger.owed:
        raise Refused(
            "overpayment",
            vi=f"Chỉ còn phải nộp {format_dong(ledger.owed)}: không thu quá. Hãy nhập lại số tiền.",
            en=f"Only {ledger.owed:,} đ is owed: take no more. Enter the amount again.",
            field="amount",
        )
    payer = check_text(command.payer, "payer", "tên người nộp tiền", "name of the payer")
    reference = check_reference(command.method, command.reference)
    parts = parts_of(ledger, command.amount)
    return Paid(command.amount, command.method, payer, drawer, parts, reference, centre=centre)


def nothing_owed(ledger: Ledger) -> Refused:
    """Nothing is left to pay; whoever took the last of it is named, for the second of two at once."""
    vi = "Hồ sơ không còn khoản nào phải nộp: không thu thêm."
    en = "Nothing is owed for this dossier: take no more."
    if last := ledger.last(Paid):
        entry, fact = last
        when = f"{in_vietnam(entry.at):%H:%M %d/%m/%Y}"
        vi += f" {entry.by.name} đã thu {format_dong(fact.amount)} lúc {when}, biên lai {fact.receipt}."
        en += f" {entry.by.name} took {fact.amount:,} đ at {when}, receipt {fact.receipt}."
    return Refused("nothing_owed", vi=vi, en=en, field="amount")


def check_place(method: Method, drawer: Drawer | None) -> None:
    """What goes through a gateway is in no drawer, and nothing else is outside one. Raises `Invalid`."""
    if (method is Method.ONLINE) != (drawer is None):
        raise Invalid(
            "method_not_here",
            vi="Khoản thanh toán trực tuyến do cổng thanh toán báo về, không ghi tại quầy. Hãy chọn tiền mặt hoặc "
            "chuyển khoản.",
            en="What is paid online is reported by the gateway, not booked at the counter. Choose cash or transfer.",
            field="method",
        )


def check_reference(method: Method, reference: str) -> str:
    """A transfer must be found again at the bank: its reference is required."""
    if method is not Method.CASH:
        return check_text(reference, "reference", "mã giao dịch chuyển khoản", "reference of the transfer")
    return ""


def parts_of(ledger: Ledger, amount: int) -> tuple[Part, ...]:
    """What `amount` pays for: the oldest charges first, each up to what is left of it."""
    parts = []
    for each in ledger.live:
        if isinstance(each.fact, Charged) and amount:
            left = each.fact.amount - ledger.reduced_by(each.seq) - ledger.paid_on(each.seq)
            if taken := min(amount, max(left, 0)):
                parts.append(Part(each.seq, each.fact.name, each.fact.fee_kind, taken))
                amount -= taken
    return tuple(parts)
