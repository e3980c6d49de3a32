"""Counting tills, their counts and the receipt series again, from columns that `recount` has compared with the entries.

The database adds the entries up by day and cashier; what comes back is read beside the tills, a few rows at a time.
"""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, F, Max, Min, Sum

from motcua.payments.models import CashCount, Entry, Receipt, ReceiptSeries, Till

FETCH = 500
PLACE = ("centre_id", "day", "cashier_id")


def different_tills() -> Iterator[str]:
    """Tills that are not what the entries of their day add up to, or closed other than their counts say."""
    moved = Entry.objects.filter(day__isnull=False).values_list("centre_id", "day", "cashier")
    sums = moved.annotate(Sum("cash"), Sum("transfer")).order_by("centre_id", "day", "cashier")
    tills = Till.objects.prefetch_related("counts__reopening").order_by(*PLACE)
    booked = ((tuple(row[:3]), None, tuple(row[3:])) for row in sums.iterator(chunk_size=FETCH))
    kept = ((_place(till), till, (0, 0)) for till in tills.iterator(chunk_size=FETCH))
    for place, group in groupby(merge(kept, booked, key=itemgetter(0)), key=itemgetter(0)):
        together = list(group)
        till = next((each for _, each, _ in together if each is not None), None)
        cash, transfer = (sum(values[number] for _, _, values in together) for number in (0, 1))
        if till is not None:
            yield from _wrong_till(till, cash, transfer)
        elif cash or transfer:
            yield f"till {place}: no row, the entries say {cash} and {transfer}"


def _place(till: Till) -> tuple[object, ...]:
    return tuple(getattr(till, name) for name in PLACE)


def _wrong_till(till: Till, cash: int, transfer: int) -> Iterator[str]:
    for name, value in (("cash", cash), ("transfer", transfer)):
        if getattr(till, name) != value:
            yield f"till {till}: {name} is {getattr(till, name)}, the entries say {value}"
    counts = sorted(till.counts.all(), key=lambda count: count.pk)
    is_closed = bool(counts) and not hasattr(counts[-1], "reopening")
    if till.is_closed != is_closed:
        yield f"till {till}: closed is {till.is_closed}, its counts say {is_closed}"
    if is_closed and counts[-1].expected != (there := till.cash + counts[-1].opening):
        yield f"till {till}: {counts[-1].expected} was counted against, {there} should be there"
    yield from (f"till {till}: a count that its notes do not make" for count in counts if _is_miscounted(count))


def _is_miscounted(count: CashCount) -> bool:
    return count.counted != sum(int(note) * number for note, number in count.notes.items())


def different_series() -> Iterator[str]:
    """Series whose numbers were not given out in order without a gap. No number is twice: the database sees to that."""
    given = Receipt.objects.values_list("series_id").annotate(Count("pk"), Min("number"), Max("number"))
    found = {series: tuple(told) for series, *told in given}
    for series in ReceiptSeries.objects.filter(next__gt=F("first")).order_by("pk"):
        if found.pop(series.pk, None) != (series.next - series.first, series.first, series.next - 1):
            yield f"receipts {series.form} {series.sign}: the numbers {series.first}–{series.next - 1} have a gap"
    yield from (f"receipt series #{number}: more was given out than it says" for number in found)
