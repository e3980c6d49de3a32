"""Ages of open dossiers in working days, in bands that leaders read: how many, and which days a band stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.worktime.rules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Band:
    """From `first` to `last` working days; None: and more."""

    first: int
    last: int | None

    def __contains__(self, days: int) -> bool:
        return days >= self.first and (self.last is None or days <= self.last)

    @property
    def code(self) -> str:
        """ "2-5", "61-"."""
        return f"{self.first}-{'' if self.last is None else self.last}"


SINCE_ACCEPTANCE = (Band(0, 1), Band(2, 5), Band(6, 10), Band(11, 20), Band(21, 60), Band(61, None))
OVERDUE = (Band(0, 2), Band(3, 5), Band(6, 10), Band(11, 20), Band(21, 60), Band(61, None))
"""From 0: due on the Friday and looked at on the Saturday, a dossier is overdue by no working day yet."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of which something is that old: from `first` (None: from the beginning) to `last`."""

    first: date | None
    last: date


def days_of(band: Band, today: date, schedule: Schedule) -> Days | None:
    """The days that lie as many working days before `today` as the band says; None where there are none.

    On Monday 12/11/2018, 0 to 1 working days ago are the days from Friday 09/11 on: 09/11, 10/11 and 11/11 lie one
    working day back, 12/11 none.
    """
    last = _latest(band.first, today, schedule)
    first = None if band.last is None else _latest(band.last + 1, today, schedule) + timedelta(days=1)
    return None if first is not None and first > last else Days(first, last)


def in_bands(counts: Mapping[date, int], bands: tuple[Band, ...], today: date, schedule: Schedule) -> list[int]:
    """How many lie in each band, by the days on which they began."""
    spans = [days_of(band, today, schedule) for band in bands]
    return [
        0 if span is None else sum(n for day, n in counts.items() if (span.first or day) <= day <= span.last)
        for span in spans
    ]


def _latest(working_days: int, today: date, schedule: Schedule) -> date:
    """The latest day that lies at least so many working days before `today`."""
    if working_days == 0:
        return today
    back = working_days - schedule.is_working_day(today)
    return (schedule.add_working_days(today, -back) if back else today) - timedelta(days=1)
