"""Money online again: every payment that is booked has its entry of that amount, and every such entry its payment."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from motcua.payments.models import Entry, OnlinePayment, OnlineRefund

FETCH = 2_000


def different_online() -> Iterator[str]:
    """Payments and refunds through gateways that the ledgers tell otherwise."""
    paid = OnlinePayment.objects.filter(seq__isnull=False).order_by("order__dossier", "seq")
    back = OnlineRefund.objects.filter(seq__isnull=False).order_by("payment__order__dossier", "seq")
    yield from _compared("paid", paid.values_list("order__dossier", "seq", "amount").iterator(FETCH))
    yield from _compared("refunded", back.values_list("payment__order__dossier", "seq", "amount").iterator(FETCH))


def _compared(kind: str, told: Iterator[tuple[int, int | None, int]]) -> Iterator[str]:
    """What gateways told of that kind beside the entries, both in order of dossier and number."""
    entries = Entry.objects.filter(kind=kind, data__method="online").order_by("dossier_id", "seq")
    booked = entries.values_list("dossier_id", "seq", "data__amount").iterator(FETCH)
    both = merge(((*row[:2], "told", row[2]) for row in told), ((*row[:2], "booked", row[2]) for row in booked))
    for (dossier, seq), group in groupby(both, key=itemgetter(0, 1)):
        found = {who: amount for *_, who, amount in group}
        if found.get("told") != found.get("booked"):
            amounts = f"the gateway told {found.get('told')}, the entry says {found.get('booked')}"
            yield f"dossier #{dossier}: {kind} online as entry {seq}: {amounts}"
