"""Validity of a row of law-as-data: from a first to a last day, both inclusive; no last day: until further notice.

Units, agency codes, posts, procedures, calendars: every one of them is true on some days and not on others. This is
the one place that says what "on that day" means.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from motcua.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Validity:
    """The days from `first` to `last`, both inclusive; `last` None is open. Raises `Invalid` when inverted.

    >>> date(2025, 6, 30) in Validity(date(2018, 1, 1), date(2025, 6, 30))
    True
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise Invalid(
                "validity_inverted",
                vi=f"Ngày hết hiệu lực {_day(self.last)} đứng trước ngày có hiệu lực {_day(self.first)}: hãy sửa lại.",
                en=f"The last day {self.last} is before the first day {self.first}: correct one of them.",
                field="valid_to",
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Self) -> bool:
        """Whether some day belongs to both."""
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)

    def covers(self, other: Self) -> bool:
        """Whether all days of `other` belong to it."""
        return self.first <= other.first and (self.last is None or (other.last is not None and other.last <= self.last))

    def common_with(self, other: Self) -> Self | None:
        """The days that belong to both, None where there are none."""
        lasts = [last for last in (self.last, other.last) if last is not None]
        return type(self)(max(self.first, other.first), min(lasts, default=None)) if self.overlaps(other) else None

    def has_ended(self, on: date) -> bool:
        """Whether the last day is before `on`."""
        return self.last is not None and self.last < on

    def in_words(self, language: str) -> str:
        """ "từ 01/07/2025" or "từ 01/01/2020 đến 30/06/2025"; "from 2025-07-01", "from … to …" in English."""
        if language == "en":
            return f"from {self.first}" + (f" to {self.last}" if self.last else "")
        return f"từ {_day(self.first)}" + (f" đến {_day(self.last)}" if self.last else "")


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
