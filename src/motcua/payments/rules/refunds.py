"""Which endings of a paid dossier give money back, by day, kind of ending and kind of fee.

A table like that of the regimes: a new rule is a row. No general text was found that settles every fee: where the
source ends with "(chưa xác minh)", whoever finds it mends the row. The circular of a fee may say otherwise, so no
ending refunds by itself: a task is opened, and a person pays back with a voucher or the head says in writing why not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.money import format_dong
from motcua.payments.rules.facts import Drawer, Method, Refunded
from motcua.payments.rules.ledger import Ledger
from motcua.payments.rules.pay import check_place, check_reference


class Ending(StrEnum):
    """How a dossier ended without giving its applicant what was asked for."""

    REFUSED_AT_GATE = "refused_at_gate"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    REFUSED_RESULT = "refused_result"


class Treatment(StrEnum):
    """What becomes of the money."""

    GIVE_BACK = "give_back"
    """Nothing was done for it: it goes back."""
    ASK = "ask"
    """The fee's own regulation decides: paid back only with that ground, or declared not refundable."""
    KEEP = "keep"
    """The work was done: no task."""


@dataclass(frozen=True, slots=True)
class RefundRule:
    """`fee_kinds`: "phi", "le_phi", "" (the source does not say)."""

    ending: Ending
    fee_kinds: frozenset[str]
    treatment: Treatment
    valid_from: date
    valid_to: date | None
    source: str


SINCE = date(2017, 1, 1)
EVERY = frozenset({"phi", "le_phi", ""})
SERVICE = "Luật Phí và lệ phí 97/2015/QH13 Điều 3"
RULES = (
    RefundRule(
        Ending.REFUSED_AT_GATE,
        EVERY,
        Treatment.GIVE_BACK,
        SINCE,
        None,
        f"{SERVICE}; Bộ luật Dân sự 2015 Điều 579: chưa cung cấp dịch vụ (chưa xác minh)",
    ),
    RefundRule(Ending.WITHDRAWN, EVERY, Treatment.ASK, SINCE, None, f"{SERVICE}; quy định của từng khoản thu"),
    RefundRule(Ending.STOPPED, EVERY, Treatment.ASK, SINCE, None, f"{SERVICE}; quy định của từng khoản thu"),
    RefundRule(
        Ending.REFUSED_RESULT,
        frozenset({"phi"}),
        Treatment.KEEP,
        SINCE,
        None,
        f"{SERVICE}.1: phí bù đắp chi phí của việc thẩm định đã làm (chưa xác minh)",
    ),
    RefundRule(
        Ending.REFUSED_RESULT,
        frozenset({"le_phi", ""}),
        Treatment.ASK,
        SINCE,
        None,
        f"{SERVICE}; quy định của từng khoản thu",
    ),
)


def rules_of(ending: Ending, on: date) -> tuple[RefundRule, ...]:
    """The rows for that ending on that day; before the first day those of the first."""
    on = max(on, SINCE)
    return tuple(
        each
        for each in RULES
        if each.ending is ending and each.valid_from <= on and (each.valid_to is None or on <= each.valid_to)
    )


def treatment_of(ending: Ending, on: date, fee_kinds: frozenset[str]) -> tuple[Treatment, str]:
    """What becomes of money paid for these kinds of fee, and the source: whatever gives most back decides."""
    found = [each for each in rules_of(ending, on) if each.fee_kinds & fee_kinds]
    for treatment in (Treatment.GIVE_BACK, Treatment.ASK):
        for each in found:
            if each.treatment is treatment:
                return treatment, each.source
    return Treatment.KEEP, found[0].source if found else ""


@dataclass(frozen=True, slots=True)
class Refund:
    """Give `amount` đồng back to `receiver`, who signed the voucher. `ground` where the rule asks for one."""

    amount: int
    method: Method
    receiver: str
    voucher: str
    ground: str = ""
    reference: str = ""


def decide_refund(
    ledger: Ledger, treatment: Treatment, source: str, drawer: Drawer | None, command: Refund, centre: str = ""
) -> Refunded:
    """The refund under an open task; one through a gateway is in no drawer. Raises `Refused`, `Invalid`."""
    check_place(command.method, drawer)
    if command.amount <= 0:
        raise Invalid(
            "amount_not_positive",
            vi="Số tiền phải là số đồng lớn hơn 0. Hãy nhập lại.",
            en="The amount must be more than 0 đồng. Enter it again.",
            field="amount",
        )
    if command.amount > ledger.held:
        raise Refused(
            "refund_too_large",
            vi=f"Chỉ còn giữ {format_dong(ledger.held)} của hồ sơ này: không hoàn quá. Hãy nhập lại số tiền.",
            en=f"Only {ledger.held:,} đ of this dossier is held: give back no more. Enter the amount again.",
            field="amount",
        )
    ground = command.ground.strip() or (source if treatment is Treatment.GIVE_BACK else "")
    return Refunded(
        amount=command.amount,
        method=command.method,
        receiver=check_text(command.receiver, "receiver", "người nhận lại tiền", "person who gets the money"),
        voucher=check_text(command.voucher, "voucher", "số phiếu chi có chữ ký người nhận", "number of the voucher"),
        ground=check_text(ground, "ground", "căn cứ hoàn trả (quy định của khoản thu)", "ground of the refund"),
        drawer=drawer,
        reference=check_reference(command.method, command.reference),
        centre=centre,
    )
