"""Giving back what was paid online: through its gateway, or by transfer; never more than was paid."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.money import format_dong


class RefundStatus(StrEnum):
    """`UNKNOWN`: the gateway says that it has been asked already, and not with what end."""

    ASKED = "asked"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


COUNTING = frozenset({RefundStatus.ASKED, RefundStatus.DONE, RefundStatus.UNKNOWN})
"""Those whose money may not be promised again."""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Give `amount` đồng back on that ground; by transfer, `voucher` names it, else the gateway is asked."""

    amount: int
    ground: str
    receiver: str
    voucher: str = ""

    @property
    def by_gateway(self) -> bool:
        return not self.voucher.strip()


def check_give_back(command: GiveBack, paid: int, promised: int, can_ask: bool) -> None:
    """`paid` with that transaction, `promised` back already. Raises `Refused`, `Invalid`."""
    if command.amount <= 0:
        raise Invalid(
            "amount_not_positive",
            vi="Số tiền phải là số đồng lớn hơn 0. Hãy nhập lại.",
            en="The amount must be more than 0 đồng. Enter it again.",
            field="amount",
        )
    if command.amount > paid - promised:
        raise Refused(
            "refund_too_large",
            vi=f"Giao dịch này chỉ còn {format_dong(paid - promised)} chưa hoàn: không hoàn quá.",
            en=f"Only {paid - promised:,} đ of this payment has not been given back: give back no more.",
            field="amount",
        )
    if command.by_gateway and not can_ask:
        raise takes_no_refunds()


def takes_no_refunds() -> Invalid:
    return Invalid(
        "voucher_missing",
        vi="Cổng này không nhận yêu cầu hoàn tiền: hãy chuyển khoản rồi ghi số chứng từ.",
        en="This gateway takes no refunds: transfer the money and write the number of the voucher.",
        field="voucher",
    )
