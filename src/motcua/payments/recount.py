"""Counting the money again for `motcua verify`, a dossier at a time: chains, balances, receipts and refund tasks.

Dossiers come in order of number, and so does what is kept of each: both are read side by side, and nothing is held but
the dossier in hand, so that memory does not grow with the years. Tills and series: `recount_tills`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from motcua.dossiers.projectors import Change
from motcua.kernel.chain import GENESIS
from motcua.payments import models
from motcua.payments.recount_online import different_online
from motcua.payments.recount_tills import different_series, different_tills
from motcua.payments.refund_tasks_opened import ending_of
from motcua.payments.rules.facts import Entry, Paid
from motcua.payments.rules.ledger import broken_identities, fold
from motcua.payments.rules.refunds import Ending
from motcua.payments.rules.series import format_receipt
from motcua.payments.stored import COLUMNS, link_of, restore
from motcua.payments.writer import placed

FETCH = 2_000
"""Rows that are read from a table at a time."""
PLACED = ("centre_id", "cashier", "day", "cash", "transfer")
NOWHERE: dict[str, Any] = dict.fromkeys(PLACED[:3]) | {"cash": 0, "transfer": 0}

type Endings = dict[int, Ending]
"""By the number of the event."""


@dataclass(slots=True)
class Kept:
    """What the tables of money have of one dossier."""

    dossier_id: int
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    balances: list[tuple[Any, ...]] = field(default_factory=list)
    receipts: list[tuple[Any, ...]] = field(default_factory=list)
    tasks: list[tuple[Any, ...]] = field(default_factory=list)


class Recounting:
    """Takes every dossier's story in order of number, then tells what the tables of money have otherwise."""

    def __init__(self) -> None:
        self._kept: Iterator[Kept] | None = None
        self._next: Kept | None = None
        self._told: list[str] = []

    def add(self, change: Change) -> None:
        """Compare the dossier's money, and that of those before it whose story could not be told."""
        if self._kept is None:
            self._kept = kept_of_each()
            self._next = next(self._kept, None)
        while self._next is not None and self._next.dossier_id <= change.dossier_id:
            is_this = self._next.dossier_id == change.dossier_id
            self._told += differences_in(self._next, endings_of(change) if is_this else {})
            self._next = next(self._kept, None)

    def differences(self) -> Iterable[str]:
        """One line a difference."""
        yield from self._told
        rest = kept_of_each() if self._kept is None else self._kept
        if self._next is not None:
            yield from differences_in(self._next, {})
        for kept in rest:
            yield from differences_in(kept, {})
        yield from different_tills()
        yield from different_series()
        yield from different_online()

    def differences_of(self, change: Change) -> Iterable[str]:
        """The chain, the balance, the receipts and the tasks of one dossier."""
        if not _has_money(change.dossier_id):
            return
        for kept in kept_of_each(dossier_id=change.dossier_id):
            yield from differences_in(kept, endings_of(change))


def _has_money(dossier_id: int) -> bool:
    """Whether any table of money speaks of the dossier. One query; most dossiers end there."""
    tables = (models.Entry, models.Balance, models.RefundTask)
    named = (table.objects.filter(dossier_id=dossier_id).values("dossier_id") for table in tables)
    first, *others = named
    return first.union(*others, all=True).exists()


def endings_of(change: Change) -> Endings:
    """The endings in a dossier's story that may give money back."""
    return {each.after.seq: ending for each in change.transitions if (ending := ending_of(each))}


def kept_of_each(**of_these: int) -> Iterator[Kept]:
    """What is kept of every dossier that has any money or did, in order of number; one row in each of four cursors."""
    tables = {
        "entries": (models.Entry.objects.order_by("dossier_id", "seq"), (*COLUMNS, *PLACED)),
        "balances": (models.Balance.objects.order_by("dossier_id"), ("seq", "due", "received", "refunded", "head")),
        "receipts": (models.Receipt.objects.order_by("dossier_id", "seq"), ("seq", "form", "sign", "number")),
        "tasks": (models.RefundTask.objects.order_by("dossier_id", "event"), ("event",)),
    }
    streams = [_stream(name, rows.filter(**of_these), columns) for name, (rows, columns) in tables.items()]
    for dossier_id, group in groupby(merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
        kept = Kept(dossier_id)
        for _, name, row in group:
            getattr(kept, name).append(row)
        yield kept


def _stream(name: str, rows: QuerySet[Any], columns: tuple[str, ...]) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    for dossier_id, *row in rows.values_list("dossier_id", *columns).iterator(chunk_size=FETCH):
        yield dossier_id, name, tuple(row)


def differences_in(kept: Kept, endings: Endings) -> Iterator[str]:
    """What is wrong with the money of one dossier whose story has those `endings`."""
    told = _wrong_without_entries(kept) if not kept.entries else _wrong_with_entries(kept, endings)
    return (f"dossier #{kept.dossier_id}: {each}" for each in told)


def _wrong_without_entries(kept: Kept) -> Iterator[str]:
    for rows, name in ((kept.balances, "balance"), (kept.tasks, "refund task"), (kept.receipts, "receipt")):
        if rows:
            yield f"a {name}, but no entry"


def _wrong_with_entries(kept: Kept, endings: Endings) -> Iterator[str]:
    entries: list[Entry] = []
    previous = GENESIS
    for row in kept.entries:
        ((entry, digest),) = restore([row[: len(COLUMNS)]])
        if entry.seq != len(entries) + 1:
            yield f"entry {len(entries) + 1} is missing (found {entry.seq})"
        elif digest != link_of(previous, kept.dossier_id, entry):
            yield f"entry {entry.seq} was changed after it was written"
        if dict(zip(PLACED, row[len(COLUMNS) :], strict=True)) != NOWHERE | placed(entry.fact):
            yield f"entry {entry.seq} is placed other than it says"
        entries.append(entry)
        previous = digest
    yield from _wrong_balance(entries, previous, kept.balances)
    yield from _wrong_receipts(entries, kept.receipts)
    yield from _wrong_tasks(entries, endings, {event for (event,) in kept.tasks})


def _wrong_balance(entries: list[Entry], head: bytes, balances: list[tuple[Any, ...]]) -> Iterator[str]:
    ledger = fold(entries)
    yield from broken_identities(ledger)
    if not balances:
        yield "entries, but no balance"
        return
    (*found, stored_head) = balances[0]
    expected = {"seq": ledger.seq, "due": ledger.due, "received": ledger.received, "refunded": ledger.refunded}
    for (name, value), stored in zip(expected.items(), found, strict=True):
        if stored != value:
            yield f"{name} is {stored}, the entries say {value}"
    if bytes(stored_head) != head:
        yield "the balance names another last entry"


def _wrong_receipts(entries: list[Entry], receipts: list[tuple[Any, ...]]) -> Iterator[str]:
    """Every payment has the receipt that it names, and every receipt its payment."""
    given = {seq: format_receipt(form, sign, number) for seq, form, sign, number in receipts}
    for entry in entries:
        if isinstance(entry.fact, Paid):
            number = given.pop(entry.seq, None)
            if number is None:
                yield f"payment {entry.seq} has no receipt"
            elif number != entry.fact.receipt:
                yield f"payment {entry.seq} names the receipt {entry.fact.receipt}, given was {number}"
    yield from (f"a receipt for entry {seq}, which is no payment" for seq in given)


def _wrong_tasks(entries: list[Entry], endings: Endings, tasks: set[int]) -> Iterator[str]:
    """Every task has its ending; where money is held after an ending that must be looked at, there is a task."""
    for event in sorted(tasks - endings.keys()):
        yield f"a refund task for event {event}, which ended nothing"
    if fold(entries).held:
        for event, ending in endings.items():
            if ending is not Ending.REFUSED_RESULT and event not in tasks:
                yield f"money is held after event {event}, but there is no refund task"
