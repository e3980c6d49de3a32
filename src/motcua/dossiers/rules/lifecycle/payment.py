"""Waiting for a financial duty (nghĩa vụ tài chính, national status 6): the term pauses and goes on when it is met.

How far the due date moves is said by `worktime/rules/pause.py:pause`. A request that goes out when the dossier is
overdue already heals nothing: the due date stays what it was.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Interval, Status, StepEnd
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.pause import days_waited, pause


@dataclass(frozen=True, slots=True)
class RequestPayment:
    """Ask for `amount` đồng for `purpose` (for instance the land registration fee set by the tax office)."""

    amount: int
    purpose: str


@dataclass(frozen=True, slots=True)
class PaymentRequested:
    KIND: ClassVar[str] = "payment_requested"
    amount: int
    purpose: str


@decides(RequestPayment)
def decide_request_payment(state: DossierState, command: RequestPayment, context: Context) -> list[PaymentRequested]:
    check_status(state, Status.PROCESSING)
    check_undecided(state)
    if command.amount <= 0:
        raise Invalid(
            "amount_not_positive",
            vi="Số tiền phải là số đồng lớn hơn 0. Hãy nhập lại.",
            en="The amount must be more than 0 đồng. Enter it again.",
            field="amount",
        )
    return [PaymentRequested(command.amount, check_text(command.purpose, "purpose", "khoản phải nộp", "duty to pay"))]


@evolves(PaymentRequested)
def evolve_payment_requested(state: DossierState, fact: PaymentRequested, at: datetime) -> DossierState:
    return state.evolved(status=Status.AWAITING_PAYMENT, intervals=(*state.intervals, Interval("payment", at)))


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """The duty is met; `receipt` is the number of the document that proves it."""

    receipt: str


@dataclass(frozen=True, slots=True)
class PaymentConfirmed:
    """`days_waited` are those of the term's unit that the wait took; none where it was over when payment was asked."""

    KIND: ClassVar[str] = "payment_confirmed"
    receipt: str
    due_before: datetime | None
    due_at: datetime | None
    days_waited: int = 0
    planned: tuple[StepEnd, ...] = ()


@decides(ConfirmPayment)
def decide_confirm_payment(state: DossierState, command: ConfirmPayment, context: Context) -> list[PaymentConfirmed]:
    check_status(state, Status.AWAITING_PAYMENT)
    receipt = check_text(command.receipt, "receipt", "số chứng từ", "receipt number")
    since, due_at = state.waiting_since, state.due_at
    if since is None or due_at is None or state.term is None or state.is_asked_when_over:
        return [PaymentConfirmed(receipt, due_at, due_at)]
    moved = pause(due_at, since, context.at, state.term.unit, context.schedule)
    waited = days_waited(since, context.at, state.term.unit, context.schedule)
    return [PaymentConfirmed(receipt, due_at, moved, waited)]


@evolves(PaymentConfirmed)
def evolve_payment_confirmed(state: DossierState, fact: PaymentConfirmed, at: datetime) -> DossierState:
    last = state.intervals[-1]
    return state.evolved(
        status=Status.PROCESSING,
        due_at=fact.due_at,
        intervals=(*state.intervals[:-1], Interval(last.kind, last.since, at)),
    )
