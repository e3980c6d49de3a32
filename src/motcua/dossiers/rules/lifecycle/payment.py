"""Waiting for a financial duty (nghĩa vụ tài chính, national status 6): the term pauses and goes on when it is met."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Interval, Status, StepEnd
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import TermUnit


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
    waited, due_at = resume_after_wait(state, context)
    return [PaymentConfirmed(receipt, state.due_at, due_at, waited)]


def resume_after_wait(state: DossierState, context: Context) -> tuple[int, datetime | None]:
    """The whole days waited, and the due date moved on by as much (pause). What is overdue stays overdue.

    Less than a whole day moves nothing: asked at 16:59 and met at 7:30 the next morning is no day lost. Terms in
    working days pause by working days, in calendar days and months by calendar days, in hours by opening hours.
    """
    since, schedule, unit = state.intervals[-1].since, context.schedule, state.term.unit if state.term else None
    if state.due_at is None or since > state.due_at:
        return 0, state.due_at
    if unit is TermUnit.WORKING_HOURS:
        return 0, schedule.add_working_time(state.due_at, schedule.working_time_between(since, context.at))
    if unit in (TermUnit.CALENDAR_DAYS, TermUnit.MONTHS):
        waited = (context.at - since).days
        later = state.due_at.date() + timedelta(days=waited)
        day = later if schedule.is_working_day(later) else schedule.add_working_days(later, 0)
    else:
        waited = schedule.working_days_between(since.date(), context.at.date())
        waited -= waited > 0 and context.at.time() < since.time()
        day = schedule.add_working_days(state.due_at.date(), waited)
    return waited, schedule.closing_at(day) if waited else state.due_at


@evolves(PaymentConfirmed)
def evolve_payment_confirmed(state: DossierState, fact: PaymentConfirmed, at: datetime) -> DossierState:
    last = state.intervals[-1]
    return state.evolved(
        status=Status.PROCESSING,
        due_at=fact.due_at,
        intervals=(*state.intervals[:-1], Interval(last.kind, last.since, at)),
    )
