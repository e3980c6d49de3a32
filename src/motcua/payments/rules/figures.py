"""The figures of a till's day: taken − cancelled − given back = there. Every figure is the sum of the lines shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from motcua.payments.rules.facts import Cancelled, Paid, Refunded


@dataclass(frozen=True, slots=True)
class Sums:
    """One way of paying, in đồng. `cancelled` is what cancellations took out (less what they put back)."""

    taken: int
    cancelled: int
    given_back: int

    @property
    def there(self) -> int:
        return self.taken - self.cancelled - self.given_back

    @classmethod
    def of(cls, moves: Iterable[tuple[str, int]]) -> Self:
        """The sums of (kind, signed đồng)."""
        by_kind = dict.fromkeys((Paid.KIND, Cancelled.KIND, Refunded.KIND), 0)
        for kind, moved in moves:
            by_kind[kind] += moved
        return cls(by_kind[Paid.KIND], -by_kind[Cancelled.KIND], -by_kind[Refunded.KIND])
