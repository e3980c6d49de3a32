"""When money taken at the counter ends the wait for it (national status 6, "chờ nộp tiền")."""

from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.kernel.facts import Event
from motcua.payments.rules.facts import Paid
from motcua.payments.rules.ledger import Ledger


def receipt_that_ends_the_wait(story: Iterable[Event], ledger: Ledger) -> str:
    """The number of the last receipt, once what was asked for has come in and nothing more is owed; else "".

    Only what was taken since the request counts: 650,000 đ asked for at 10:00 and paid in two parts at 10:05 and 14:00
    end the wait at 14:00. A duty that is paid elsewhere, such as to the Treasury, is confirmed by its own receipt.
    """
    request = last_request(story)
    if request is None or ledger.owed:
        return ""
    since, asked = request
    payments = taken_since(ledger, since)
    return payments[-1].receipt if sum(each.amount for each in payments) >= asked else ""


def amount_waited_for(story: Iterable[Event]) -> int | None:
    """What was asked for last, in đồng; None where nothing ever was."""
    request = last_request(story)
    return request[1] if request else None


def last_request(story: Iterable[Event]) -> tuple[datetime, int] | None:
    """When the last request for payment was made, and of how much."""
    requests = [(event.at, event.fact.amount) for event in story if isinstance(event.fact, PaymentRequested)]
    return requests[-1] if requests else None


def taken_since(ledger: Ledger, since: datetime) -> list[Paid]:
    """The payments that count and were taken from that instant on."""
    return [each.fact for each in ledger.live if isinstance(each.fact, Paid) and each.at >= since]
