"""What people are told besides the dossier's events: money that the office asks for or has received, and messages.

Written in the transaction of what it tells of, as the notices of events are. Only for who follows the dossier by an
account: at the counter money is asked for and receipted by hand.
"""

from datetime import datetime

from django.conf import settings

from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.jobs import enqueue
from motcua.kernel.numbers import whole
from motcua.notices.models import Notice
from motcua.notices.projector import lock_of
from motcua.notices.rules.what_to_tell import Kind, moment
from motcua.payments.access import Money
from motcua.payments.rules.facts import Charged, Entry, Method, Paid, Refunded
from motcua.payments.rules.ledger import Ledger, fold
from motcua.payments.rules.wait import receipt_that_ends_the_wait
from motcua.payments.stored import read_entries


def tell_of_message(state: DossierState, dossier_id: int, message: int, at: datetime) -> None:
    """The office has written message number `message`."""
    _leave(state, dossier_id, Kind.MESSAGE_WRITTEN, message, at)


def follow_money(money: Money, entry: Entry) -> None:
    """A fee that an officer charged, a payment that came through a gateway, money back (`payments.following`)."""
    state, dossier_id = money.dossier.state, money.row.pk
    if isinstance(entry.fact, Charged) and entry.by.post and not is_fee_to_be_told(dossier_id):
        _leave(state, dossier_id, Kind.FEE_CHARGED, entry.seq, entry.at)
    is_online = isinstance(entry.fact, Paid) and entry.fact.method is Method.ONLINE
    if is_online and not receipt_that_ends_the_wait_now(money):  # what ends the dossier's wait is told as that
        _leave(state, dossier_id, Kind.PAID_ONLINE, entry.seq, entry.at)
    if isinstance(entry.fact, Refunded):
        _leave(state, dossier_id, Kind.GIVEN_BACK, entry.seq, entry.at)


def is_fee_to_be_told(dossier_id: int) -> bool:
    """Several lines charged at once are one notice: it says what is owed when it is put into words."""
    return Notice.objects.filter(dossier_id=dossier_id, kind=Kind.FEE_CHARGED, spread_at=None).exists()


def receipt_that_ends_the_wait_now(money: Money) -> str:
    """Its number, where the dossier waits and all that was asked for has come in; else ""."""
    if money.dossier.state.status is not Status.AWAITING_PAYMENT:
        return ""
    return receipt_that_ends_the_wait(money.dossier.events, money.ledger)


def _leave(state: DossierState, dossier_id: int, kind: Kind, source: int, at: datetime) -> None:
    if state.citizen_account is None:
        return
    Notice.objects.create(dossier_id=dossier_id, seq=state.seq, source=source, kind=kind, at=at)
    enqueue("notices.tell", lock=lock_of(dossier_id), dossier_id=dossier_id)


def facts_beside(notice: Notice, state: DossierState) -> dict[str, str] | None:
    """The values that an aside has instead of its event's; None where there is nothing to tell any more."""
    if not notice.source:
        return {}
    kind, facts = Kind(notice.kind), {"at": moment(notice.at)}
    if kind is Kind.MESSAGE_WRITTEN:
        return facts | {"link": f"{settings.SITE_ADDRESS}/trao-doi/{notice.dossier_id}/"}
    ledger = fold(read_entries(notice.dossier_id))
    facts["link"] = f"{settings.SITE_ADDRESS}/thanh-toan/{_money_page(notice.dossier_id, state)}/"
    if kind is Kind.FEE_CHARGED:
        return _of_fee(ledger, facts)
    if kind is Kind.GIVEN_BACK:
        return _of_refund(ledger, notice.source, facts)
    return _of_payment(ledger, notice.source, facts)


def _of_fee(ledger: Ledger, facts: dict[str, str]) -> dict[str, str] | None:
    names = [each.fact.name for each in ledger.live if isinstance(each.fact, Charged)]
    return facts | {"amount": whole(ledger.owed), "purpose": "; ".join(names)} if ledger.owed else None


def _of_payment(ledger: Ledger, seq: int, facts: dict[str, str]) -> dict[str, str]:
    paid = ledger.entries[seq - 1].fact
    assert isinstance(paid, Paid)  # noqa: S101 - entries are added, never changed
    return facts | {"amount": whole(paid.amount), "letter": paid.receipt}


def _of_refund(ledger: Ledger, seq: int, facts: dict[str, str]) -> dict[str, str] | None:
    """None where the refund was cancelled before anybody was told."""
    given = ledger.entries[seq - 1].fact
    assert isinstance(given, Refunded)  # noqa: S101 - entries are added, never changed
    if seq in ledger.cancelled:
        return None
    return facts | {"amount": whole(given.amount), "receiver": given.receiver, "ground": given.ground}


def _money_page(dossier_id: int, state: DossierState) -> str:
    return f"ho-so/{state.code}" if state.code else f"ho-so-chua-co-ma/{dossier_id}"
