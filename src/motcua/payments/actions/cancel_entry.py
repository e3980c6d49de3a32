"""Cancelling by a compensating entry: a charge by the counter, money by who moved it on that day, or by the head.

Money is cancelled in the drawer and on the day it moved, while that day is open: what was counted stays as counted.
"""

from datetime import datetime
from uuid import UUID

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.payments import policies
from motcua.payments.access import Money
from motcua.payments.actions.book import Booked, book
from motcua.payments.online.handling import check_not_promised
from motcua.payments.rules.cancel import Cancel, decide_cancel
from motcua.payments.rules.facts import Cancelled, Paid, drawer_of


def cancel_entry(
    actor: Actor, dossier: str | int, command: Cancel, *, at: datetime, request_id: UUID | None = None
) -> Booked:
    """Let an entry count no more, with its reason. Raises `NotFound`, `Refused`, `Invalid`."""
    return book(
        actor,
        dossier,
        lambda money: check_may_cancel(actor, money, command.entry),
        lambda money, _post: _decide(money, command),
        at=at,
        request_id=request_id,
    )


def _decide(money: Money, command: Cancel) -> Cancelled:
    """What is on its way back through a gateway must stay in the ledger until it is known what became of it."""
    cancelled = decide_cancel(money.ledger, command)
    entry = money.ledger.entry(command.entry)
    if entry and isinstance(entry.fact, Paid):
        check_not_promised(money, entry.fact.amount)
    return cancelled


def check_may_cancel(actor: Actor, money: Money, seq: int) -> HeldPost:
    """The post. Raises `Refused` where it is money that somebody else moved."""
    head = policies.head_post(actor, money.row.centre_id, money.row.received_centre_id)
    if head:
        policies.check_not_own(actor, money.row)
        return head
    post = policies.check_may_collect(actor, money.row)
    entry = money.ledger.entry(seq)
    drawer = drawer_of(entry.fact) if entry else None
    if drawer and drawer.cashier != actor.account_id:
        raise Refused(
            "not_your_drawer",
            vi="Khoản này do người khác thu, chi. Chỉ người đó hoặc người đứng đầu trung tâm mới hủy được.",
            en="Somebody else moved this money. Only that person or the head of the centre may cancel it.",
        )
    return post
