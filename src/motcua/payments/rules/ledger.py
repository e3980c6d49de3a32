"""The ledger (sổ thu) of one dossier: its entries, and what they amount to.

Identities, which hold after every entry: due = charged − reduced; owed = due − received; held = received − refunded;
and 0 ≤ refunded ≤ received ≤ due. Money given back is not owed again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.payments.rules.facts import Cancelled, Charged, Entry, Fact, Paid, Reduced, Refunded


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is true of one dossier's money after its entries so far."""

    entries: tuple[Entry, ...] = ()
    cancelled: frozenset[int] = frozenset()
    charged: int = 0
    reduced: int = 0
    received: int = 0
    refunded: int = 0

    @property
    def seq(self) -> int:
        return len(self.entries)

    @property
    def due(self) -> int:
        """What is to be paid in all."""
        return self.charged - self.reduced

    @property
    def owed(self) -> int:
        """What is still to be paid."""
        return self.due - self.received

    @property
    def held(self) -> int:
        """What was paid and has not been given back."""
        return self.received - self.refunded

    @property
    def live(self) -> tuple[Entry, ...]:
        """The entries that count, cancelled ones and cancellations left out."""
        return tuple(
            each for each in self.entries if each.seq not in self.cancelled and not isinstance(each.fact, Cancelled)
        )

    def last[F: Fact](self, kind: type[F]) -> tuple[Entry, F] | None:
        """The last entry of that kind that counts, with its fact."""
        return next(((each, each.fact) for each in reversed(self.live) if isinstance(each.fact, kind)), None)

    def reduction_of(self, charge: int) -> Entry | None:
        """The reduction of that charge that counts, if there is one."""
        return next((each for each in self.live if isinstance(each.fact, Reduced) and each.fact.charge == charge), None)

    def reduced_by(self, charge: int) -> int:
        """What is taken off that charge, in đồng."""
        entry = self.reduction_of(charge)
        return entry.fact.amount if entry and isinstance(entry.fact, Reduced) else 0

    def paid_on(self, charge: int) -> int:
        """What payments that count have paid for that charge, in đồng."""
        parts = (part for each in self.live if isinstance(each.fact, Paid) for part in each.fact.parts)
        return sum(part.amount for part in parts if part.charge == charge)

    def cancellation_of(self, seq: int) -> Cancelled | None:
        """The fact that took the entry back, if one did."""
        facts = (each.fact for each in self.entries)
        return next((fact for fact in facts if isinstance(fact, Cancelled) and fact.entry == seq), None)

    def entry(self, seq: int) -> Entry | None:
        return self.entries[seq - 1] if 0 < seq <= len(self.entries) else None


def fold(entries: Iterable[Entry]) -> Ledger:
    """The ledger that `entries`, in order, amount to."""
    told = tuple(entries)
    cancelled = frozenset(each.fact.entry for each in told if isinstance(each.fact, Cancelled))
    sums = dict.fromkeys((Charged, Reduced, Paid, Refunded), 0)
    for each in told:
        if each.seq not in cancelled and not isinstance(each.fact, Cancelled):
            sums[type(each.fact)] += each.fact.amount
    return Ledger(told, cancelled, sums[Charged], sums[Reduced], sums[Paid], sums[Refunded])


def broken_identities(ledger: Ledger) -> list[str]:
    """Which identities do not hold: none, unless somebody has written past the rules."""
    found = []
    if ledger.reduced > ledger.charged:
        found.append(f"reduced {ledger.reduced} is more than charged {ledger.charged}")
    if ledger.received > ledger.due:
        found.append(f"received {ledger.received} is more than due {ledger.due}")
    if ledger.refunded > ledger.received:
        found.append(f"refunded {ledger.refunded} is more than received {ledger.received}")
    return found
