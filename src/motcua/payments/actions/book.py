"""Booking one fact: open the door and lock, has it been done, may one, decide, append. Every act on money goes here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions.carry_out import by_of, request_id_taken
from motcua.dossiers.rules.state import DossierState
from motcua.organisation.actors import Actor, HeldPost
from motcua.payments import models, writer
from motcua.payments.access import Money, money_locked, money_of
from motcua.payments.rules.facts import Entry, Fact
from motcua.payments.rules.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Booked:
    """The ledger after the act, the entry that it made, and what followed for the dossier."""

    dossier_id: int
    ledger: Ledger
    entry: Entry
    wait_ended: DossierState | None = None
    """The dossier as it stands once its wait for this money is over; None where it did not wait."""


def book(
    actor: Actor,
    dossier: str | int,
    check_may: Callable[[Money], HeldPost],
    decide: Callable[[Money, HeldPost], Fact],
    *,
    at: datetime,
    request_id: UUID | None,
) -> Booked:
    """Book what `decide` says on the dossier (its code, or its number before it has one) at `at`.

    A repeated `request_id` books nothing and returns the entry made before; one that was another's is `Invalid`.
    """
    if done := _done_already(actor, dossier, request_id):
        return done
    with transaction.atomic():
        money = money_locked(actor, dossier)
        if done := _done_already(actor, dossier, request_id):  # the same request, while we waited for the lock
            return done
        post = check_may(money)
        fact = decide(money, post)
        ledger = writer.append(money, fact, by_of(actor, post), at=at, request_id=request_id)
    return Booked(money.row.pk, ledger, ledger.entries[-1])


def _done_already(actor: Actor, dossier: str | int, request_id: UUID | None) -> Booked | None:
    if request_id is None:
        return None
    row = models.Entry.objects.filter(request_id=request_id).first()
    if row is None:
        return None
    money = money_of(actor, dossier)
    if (row.dossier_id, row.actor_account) != (money.row.pk, actor.account_id):
        raise request_id_taken()
    return Booked(money.row.pk, money.ledger, money.ledger.entries[row.seq - 1])
