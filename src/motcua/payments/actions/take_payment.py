from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import Conflict, Refused
from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.access import money_of
from motcua.payments.actions.book import Booked, book
from motcua.payments.drawers import drawer_at
from motcua.payments.rules.pay import Pay, decide_pay
from motcua.payments.rules.wait import receipt_that_ends_the_wait

TRIES = 3


def take_payment(
    actor: Actor, dossier: str | int, command: Pay, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Take money against a receipt with the centre's next number. Raises `NotFound`, `Refused`, `Invalid`.

    Where the dossier waits for this money, its clock goes on with it (`Booked.wait_ended`).
    """
    booked = book(
        actor,
        dossier,
        lambda money: policies.check_may_collect(actor, money.row),
        lambda money, post: decide_pay(money.ledger, money.dossier.state.status, drawer_at(actor, post, at), command),
        at=at,
        request_id=request_id,
    )
    done = end_wait(actor, booked.dossier_id, at)
    return replace(booked, wait_ended=done.state if done else None)


def end_wait(actor: Actor, dossier_id: int, at: datetime) -> Done | None:
    """Confirm the payment that the dossier waits for, if what was asked for is here; None where there is no such wait.

    In a transaction of its own, after the money is booked: an event takes its place before the row it belongs to, money
    the row before its entry, and one transaction with both would wait for an officer who waits for it.
    """
    for _ in range(TRIES):
        money = money_of(actor, dossier_id)
        if money.dossier.state.status is not Status.AWAITING_PAYMENT:
            return None
        receipt = receipt_that_ends_the_wait(money.dossier.events, money.ledger)
        if not receipt:
            return None
        try:
            return carry_out(actor, dossier_id, ConfirmPayment(receipt), at=at)
        except (Conflict, Refused):
            continue  # somebody has just acted on the dossier: look again whether it still waits
    return None
