"""What an order to pay online becomes when the gateway speaks: booked once, or kept for a person to handle."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.payments.rules.online.notice import Notice, Outcome, Verdict

LASTS = timedelta(minutes=15)
"""How long the payer has; the gateway is told, and asked again once it is over."""

ASKED_AGAIN_AFTER = timedelta(minutes=30)
"""How long after its end the gateway is asked once more about an order that nobody is known to have paid."""


class OrderStatus(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    PAID = "paid"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Why(StrEnum):
    """Why money came that could not simply be booked."""

    TWICE = "paid_twice"
    EXPIRED = "after_expiry"
    CANCELLED = "after_cancellation"
    FAILED = "after_failure"
    AMOUNT = "wrong_amount"
    NUMBER = "number_of_another"


LATE = {
    OrderStatus.PAID: Why.TWICE,
    OrderStatus.EXPIRED: Why.EXPIRED,
    OrderStatus.CANCELLED: Why.CANCELLED,
    OrderStatus.FAILED: Why.FAILED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from a notice: its answer, where the order goes (None: it stays), and the money.

    `takes`: the money is new and must be kept; `why`: it is kept for handling, not booked ("" means book it).
    """

    verdict: Verdict
    status: OrderStatus | None = None
    takes: bool = False
    why: str = ""


def decide_notice(status: OrderStatus, amount: int, is_known: bool, notice: Notice) -> Step:
    """`is_known`: this payment (the gateway's number) has been taken before.

    An order of 120,000 đ that is open and told paid with 120,000 đ is booked; told so again it is repeated (02); told
    paid after it expired, the money is kept for handling; told paid with another amount it stays open (04), and that
    money, once, is kept for handling.
    """
    if notice.amount != amount:
        is_money = notice.outcome is Outcome.PAID and notice.amount > 0 and not is_known
        return Step(Verdict.BAD_AMOUNT, takes=is_money, why=Why.AMOUNT if is_money else "")
    if notice.outcome is Outcome.PENDING:
        return Step(Verdict.CONFIRMED)
    if notice.outcome is Outcome.FAILED:
        is_open = status is OrderStatus.OPEN
        return Step(Verdict.CONFIRMED, OrderStatus.FAILED) if is_open else Step(Verdict.REPEATED)
    if is_known:
        return Step(Verdict.REPEATED)
    if status is OrderStatus.OPEN:
        return Step(Verdict.CONFIRMED, OrderStatus.PAID, takes=True)
    verdict = Verdict.REPEATED if status is OrderStatus.PAID else Verdict.CONFIRMED
    return Step(verdict, takes=True, why=LATE[status])


def ask_again_at(expires_at: datetime, closed_at: datetime) -> datetime:
    """When to ask once more: until the end that the gateway was told, whoever stands on its page may still pay."""
    return max(expires_at, closed_at) + ASKED_AGAIN_AFTER


def is_over(expires_at: datetime, at: datetime) -> bool:
    return at >= expires_at
