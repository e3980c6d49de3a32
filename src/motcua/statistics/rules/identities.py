"""Sums that must agree in every row. Each side is booked by itself, so a damaged table shows here."""

from dataclasses import dataclass

from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.figures import Figures


@dataclass(frozen=True, slots=True)
class Identity:
    """Two numbers and how they must lie: `relation` is "=" or "≤".

    Each side is a sum of figures, named by their codes in `left_of` and `right_of`.
    """

    name: Words
    left_of: tuple[str, ...]
    left: int
    relation: str
    right_of: tuple[str, ...]
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right if self.relation == "=" else self.left <= self.right


FORM_06 = Words("Tổng số = đã giải quyết + đang giải quyết", "Total = resolved + open")
WAITING = Words("Đang chờ người nộp ≤ đang giải quyết", "Waiting for the applicant ≤ open")
OVERDUE = Words("Đang giải quyết, quá hạn ≤ đang giải quyết", "Open and overdue ≤ open")


def identities_of(figures: Figures) -> tuple[Identity, ...]:
    """The identities of one row.

    The first is that of Biểu 06 (3 = 7 + 11; TT 01/2020/TT-VPCP): all there was to handle is resolved or open. What was
    received and carried over, what ended and what is open are counted apart, so it can fail. What waits may be overdue:
    asked for after its due day.
    """

    def identity(name: Words, left: tuple[str, ...], relation: str, right: tuple[str, ...]) -> Identity:
        return Identity(name, left, _sum(figures, left), relation, right, _sum(figures, right))

    return (
        identity(FORM_06, ("total",), "=", ("resolved", "open")),
        identity(WAITING, ("awaiting_supplement", "awaiting_payment"), "≤", ("open",)),
        identity(OVERDUE, ("overdue",), "≤", ("open",)),
    )


def _sum(figures: Figures, codes: tuple[str, ...]) -> int:
    return sum(getattr(figures, code) for code in codes)


def broken_identities(figures: Figures) -> tuple[Identity, ...]:
    """Those that do not hold; empty when all is well."""
    return tuple(identity for identity in identities_of(figures) if not identity.holds)
