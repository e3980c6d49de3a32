"""The one place that writes entries: the entry, the balance, and the drawer it moves money in.

The caller holds the transaction and the dossier's row (`access.money_locked`).
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.dossiers import directory
from motcua.kernel.chain import GENESIS
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By
from motcua.payments import following, models, numbering, tills
from motcua.payments.access import Money
from motcua.payments.rules.codec import encode_fact
from motcua.payments.rules.facts import Entry, Fact, Paid, cash_of, centre_of, drawer_of, transfer_of
from motcua.payments.rules.ledger import Ledger, fold
from motcua.payments.rules.series import format_receipt
from motcua.payments.stored import link_of


def append(money: Money, fact: Fact, by: By, *, at: datetime, request_id: UUID | None) -> Ledger:
    """Book `fact`; a payment gets the next receipt number, last of all. Returns the ledger as it is then."""
    row, seq = money.row, money.ledger.seq + 1
    balance = models.Balance.objects.filter(dossier=row).first()
    if drawer := drawer_of(fact):
        tills.move(drawer, cash=cash_of(fact), transfer=transfer_of(fact))
    if isinstance(fact, Paid):
        taken = numbering.take_number(centre_of(fact), at.astimezone(VIETNAM).year)
        models.Receipt.objects.create(
            series=taken.series,
            centre_id=taken.series.centre_id,
            year=taken.series.year,
            form=taken.series.form,
            sign=taken.series.sign,
            number=taken.number,
            dossier=row,
            seq=seq,
        )
        fact = replace(fact, receipt=format_receipt(taken.series.form, taken.series.sign, taken.number))
    entry = Entry(seq, at, by, fact)
    ledger = fold((*money.ledger.entries, entry))
    head = link_of(bytes(balance.head) if balance else GENESIS, row.pk, entry)
    models.Entry.objects.create(
        dossier=row,
        seq=seq,
        kind=fact.KIND,
        at=at,
        actor_account=by.account,
        actor_name=by.name,
        actor_post=by.post,
        data=encode_fact(fact),
        hash=head,
        request_id=request_id,
        **placed(fact),
    )
    sums = {"seq": seq, "head": head, "due": ledger.due, "received": ledger.received, "refunded": ledger.refunded}
    models.Balance.objects.update_or_create(dossier=row, defaults=sums)
    following.follow_all(Money(money.dossier, ledger), entry)
    return ledger


def placed(fact: Fact) -> dict[str, object]:
    """The columns of an entry that say where money moved."""
    drawer = drawer_of(fact)
    if drawer is None:
        return {}
    return {
        "centre_id": directory.centres.number(drawer.centre),
        "cashier": drawer.cashier,
        "day": drawer.day,
        "cash": cash_of(fact),
        "transfer": transfer_of(fact),
    }
