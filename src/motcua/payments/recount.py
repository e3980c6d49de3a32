"""Counting the money again for `motcua verify`: chains, balances, tills, receipts, counts and refund tasks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db.models import F

from motcua.dossiers import directory
from motcua.dossiers.projectors import Change
from motcua.kernel.chain import GENESIS
from motcua.payments import models
from motcua.payments.refund_tasks_opened import ending_of
from motcua.payments.rules.facts import Entry, Paid, cash_of, drawer_of, transfer_of
from motcua.payments.rules.ledger import broken_identities, fold
from motcua.payments.rules.refunds import Ending
from motcua.payments.stored import COLUMNS, link_of, restore
from motcua.payments.writer import placed

PLACED = ("centre_id", "cashier", "day", "cash", "transfer")
NOWHERE: dict[str, Any] = dict.fromkeys(PLACED[:3]) | {"cash": 0, "transfer": 0}

type Endings = dict[int, Ending]
"""By the number of the event."""


class Recounting:
    """Takes every dossier's story, then tells what the tables of money have otherwise."""

    def __init__(self) -> None:
        self._endings: dict[int, Endings] = {}

    def add(self, change: Change) -> None:
        """Remember how the dossier ended, if it ended so that money may go back."""
        if endings := endings_of(change):
            self._endings[change.dossier_id] = endings

    def differences(self) -> Iterable[str]:
        """One line a difference."""
        tills: Counter[tuple[Any, ...]] = Counter()
        receipts: set[tuple[int, int, str]] = set()
        balances = {row.dossier_id: row for row in models.Balance.objects.iterator()}
        tasks = _by_dossier(models.RefundTask.objects.values_list("dossier_id", "event"))
        for dossier_id, entries, head, problems in _ledgers():
            yield from problems
            yield from _compare_balance(dossier_id, entries, head, balances.pop(dossier_id, None))
            yield from _compare_tasks(
                dossier_id, entries, self._endings.get(dossier_id, {}), tasks.pop(dossier_id, set())
            )
            _add_up(dossier_id, entries, tills, receipts)
        yield from (f"dossier #{number}: a balance, but no entry" for number in balances)
        yield from (f"dossier #{number}: a refund task, but no entry" for number in tasks)
        yield from _compare_tills(tills)
        yield from _compare_receipts(receipts)

    def differences_of(self, change: Change) -> Iterable[str]:
        """The chain, the balance and the tasks of one dossier."""
        number = change.dossier_id
        if not _has_money(number):
            return
        balance = models.Balance.objects.filter(dossier_id=number).first()
        tasks = set(models.RefundTask.objects.filter(dossier_id=number).values_list("event", flat=True))
        ledgers = list(_ledgers(dossier_id=number))
        if not ledgers and (balance or tasks):
            yield f"dossier #{number}: a balance or a refund task, but no entry"
        for _, entries, head, problems in ledgers:
            yield from problems
            yield from _compare_balance(number, entries, head, balance)
            yield from _compare_tasks(number, entries, endings_of(change), tasks)


def _has_money(dossier_id: int) -> bool:
    """Whether any table of money speaks of the dossier. One query; most dossiers end there."""
    tables = (models.Entry, models.Balance, models.RefundTask)
    named = (table.objects.filter(dossier_id=dossier_id).values("dossier_id") for table in tables)
    first, *others = named
    return first.union(*others, all=True).exists()


def endings_of(change: Change) -> Endings:
    """The endings in a dossier's story that may give money back."""
    return {each.after.seq: ending for each in change.transitions if (ending := ending_of(each))}


def _ledgers(**of_these: int) -> Iterator[tuple[int, list[Entry], bytes, list[str]]]:
    """Each dossier's entries, the hash of the last, and what is wrong with their chain and their columns."""
    rows = models.Entry.objects.filter(**of_these).order_by("dossier_id", "seq")
    told = rows.values_list("dossier_id", *COLUMNS, *PLACED).iterator(chunk_size=5_000)
    for dossier_id, group in groupby(told, key=lambda row: row[0]):
        entries: list[Entry] = []
        problems: list[str] = []
        previous = GENESIS
        for row in group:
            ((entry, digest),) = restore([row[1 : 1 + len(COLUMNS)]])
            if entry.seq != len(entries) + 1:
                problems.append(f"dossier #{dossier_id}: entry {len(entries) + 1} is missing (found {entry.seq})")
            elif digest != link_of(previous, dossier_id, entry):
                problems.append(f"dossier #{dossier_id}: entry {entry.seq} was changed after it was written")
            if dict(zip(PLACED, row[1 + len(COLUMNS) :], strict=True)) != NOWHERE | placed(entry.fact):
                problems.append(f"dossier #{dossier_id}: entry {entry.seq} is placed other than it says")
            entries.append(entry)
            previous = digest
        yield dossier_id, entries, previous, problems


def _compare_balance(
    dossier_id: int, entries: list[Entry], head: bytes, balance: models.Balance | None
) -> Iterator[str]:
    ledger = fold(entries)
    yield from (f"dossier #{dossier_id}: {problem}" for problem in broken_identities(ledger))
    if balance is None:
        yield f"dossier #{dossier_id}: entries, but no balance"
        return
    expected = {"seq": ledger.seq, "due": ledger.due, "received": ledger.received, "refunded": ledger.refunded}
    for name, value in expected.items():
        if getattr(balance, name) != value:
            yield f"dossier #{dossier_id}: {name} is {getattr(balance, name)}, the entries say {value}"
    if bytes(balance.head) != head:
        yield f"dossier #{dossier_id}: the balance names another last entry"


def _compare_tasks(dossier_id: int, entries: list[Entry], endings: Endings, tasks: set[int]) -> Iterator[str]:
    """Every task has its ending; where money is held after an ending that must be looked at, there is a task."""
    for event in tasks - endings.keys():
        yield f"dossier #{dossier_id}: a refund task for event {event}, which ended nothing"
    if fold(entries).held:
        for event, ending in endings.items():
            if ending is not Ending.REFUSED_RESULT and event not in tasks:
                yield f"dossier #{dossier_id}: money is held after event {event}, but there is no refund task"


def _add_up(
    dossier_id: int, entries: list[Entry], tills: Counter[tuple[Any, ...]], receipts: set[tuple[int, int, str]]
) -> None:
    for each in entries:
        if drawer := drawer_of(each.fact):
            place = (directory.centres.number(drawer.centre), drawer.cashier, drawer.day)
            tills[*place, "cash"] += cash_of(each.fact)
            tills[*place, "transfer"] += transfer_of(each.fact)
        if isinstance(each.fact, Paid):
            receipts.add((dossier_id, each.seq, each.fact.receipt))


def _compare_tills(expected: Counter[tuple[Any, ...]]) -> Iterator[str]:
    for till in models.Till.objects.prefetch_related("counts__reopening").order_by("pk"):
        for name in ("cash", "transfer"):
            value = expected.pop((till.centre_id, till.cashier_id, till.day, name), 0)
            if getattr(till, name) != value:
                yield f"till {till}: {name} is {getattr(till, name)}, the entries say {value}"
        counts = sorted(till.counts.all(), key=lambda count: count.pk)
        is_closed = bool(counts) and not hasattr(counts[-1], "reopening")
        if till.is_closed != is_closed:
            yield f"till {till}: closed is {till.is_closed}, its counts say {is_closed}"
        if is_closed and counts[-1].expected != till.cash:
            yield f"till {till}: {counts[-1].expected} was counted against, {till.cash} is booked"
        yield from (f"till {till}: a count that its notes do not make" for count in counts if _is_miscounted(count))
    yield from (f"till {place}: no row, the entries say {value}" for place, value in expected.items() if value)


def _is_miscounted(count: models.CashCount) -> bool:
    return count.counted != sum(int(note) * number for note, number in count.notes.items())


def _compare_receipts(paid: set[tuple[int, int, str]]) -> Iterator[str]:
    """Every payment has its receipt, and every series has given out its numbers without a gap."""
    given: dict[int, list[int]] = {}
    found: set[tuple[int, int]] = set()
    for row in models.Receipt.objects.order_by("series_id", "number").iterator():
        given.setdefault(row.series_id, []).append(row.number)
        found.add((row.dossier_id, row.seq))
    payments = {(dossier_id, seq) for dossier_id, seq, _ in paid}
    for dossier_id, seq in sorted(payments - found):
        yield f"dossier #{dossier_id}: payment {seq} has no receipt"
    for dossier_id, seq in sorted(found - payments):
        yield f"dossier #{dossier_id}: a receipt for entry {seq}, which is no payment"
    for series in models.ReceiptSeries.objects.filter(next__gt=F("first")).order_by("pk"):
        if given.pop(series.pk, []) != list(range(series.first, series.next)):
            yield f"receipts {series.form} {series.sign}: the numbers {series.first}–{series.next - 1} have a gap"
    yield from (f"receipt series #{number}: more was given out than it says" for number in given)


def _by_dossier(rows: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for dossier_id, event in rows:
        found.setdefault(dossier_id, set()).add(event)
    return found
