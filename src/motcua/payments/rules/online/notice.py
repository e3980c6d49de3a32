"""What a gateway tells of an order, in words that all gateways share, and how it is answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a message: the codes of VNPAY's IPN, kept for every message whatever its gateway."""

    CONFIRMED = "00"
    UNKNOWN_ORDER = "01"
    REPEATED = "02"
    BAD_AMOUNT = "04"
    BAD_SIGNATURE = "97"
    FAULT = "99"


class Outcome(StrEnum):
    """What the gateway says happened."""

    PAID = "paid"
    FAILED = "failed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message whose signature holds. `amount` in đồng; `transaction` is the gateway's own number of the payment.

    `said` is what the gateway calls the outcome, for whoever looks into it.
    """

    reference: str
    outcome: Outcome
    amount: int
    transaction: str = ""
    paid_at: datetime | None = None
    bank: str = ""
    said: str = ""


class BadMessage(Exception):
    """A message that is not to be believed, or cannot be read."""


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """What a gateway answers to a request to give money back. `is_unknown`: asked already, or it cannot say yet."""

    is_done: bool
    is_unknown: bool
    said: str
    transaction: str = ""
