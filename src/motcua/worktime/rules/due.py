"""When a term ends: the one place that counts."""

from datetime import date, datetime
from typing import Any

from motcua.worktime.rules.explanation import Explanation, explain
from motcua.worktime.rules.months import add_months
from motcua.worktime.rules.schedule import Schedule, in_vietnam, missing_hours, missing_year
from motcua.worktime.rules.terms import Term, TermUnit

_WORKING_DAYS = TermUnit.WORKING_DAYS
_WORKING_HOURS = TermUnit.WORKING_HOURS
_AT_ONCE = TermUnit.AT_ONCE


class Due:
    """A due instant `at` (Asia/Ho_Chi_Minh, whole minutes) and its `explanation`, gathered when first asked for.

    The schedule behind it never changes, so a late question gets the same answer; pickling keeps the explanation, not
    the schedule.
    """

    __slots__ = ("_explanation", "_facts", "at")

    def __init__(self, at: datetime, facts: tuple[Schedule, datetime, Term]) -> None:
        self.at = at
        self._facts = facts
        self._explanation: Explanation | None = None

    @property
    def explanation(self) -> Explanation:
        """Why the date is what it is."""
        if self._explanation is None:
            schedule, start, term = self._facts
            self._explanation = explain(schedule, start, term, self.at)
        return self._explanation

    def __reduce__(self) -> tuple[Any, ...]:
        return _told, (self.at, self.explanation)

    def __repr__(self) -> str:
        return f"<Due {self.at:%Y-%m-%d %H:%M}>"


def compute_due(start: datetime, term: Term, schedule: Schedule) -> Due:
    """When a term that starts with something received at `start` ends.

    First it is settled when it counts as received (`Schedule.receive`: at once while open, else at the next opening).
    Then, by unit:

    * working days: the day of receipt is not counted (Bộ luật Dân sự 2015 Art 147.2), then only working days are.
      Fri 28/12/2018 + 4 → Sat 05/01/2019, a make-up day (31/12 swapped off, 01/01 holiday).
    * calendar days: the day of receipt is not counted, then every day is; a last day off moves to the next working day
      (Art 148.5).
    * months: the same day of the last month, or that month's last day (Art 148.3), moved likewise.
    * working hours: from the very instant (Art 147.1), through opening hours of working days only.
    * at once: the day of receipt itself (NĐ 61/2018 Art 17.4: results given at once).

    The law lets a day end at 24:00 (Art 148.6); an appointment names an hour at which the result can be had, so terms
    in days, months and at once end at the unit's closing time of that day. A later start never gives an earlier due.

    `start` must be aware (`Invalid` `time_zone_missing`). Raises `Refused`: `calendar_missing` naming the first year of
    the span without a confirmed calendar, `hours_missing` naming a day without opening hours. Constant time.
    """
    index = schedule.index
    local = in_vietnam(start)
    received = schedule.receipt_offset(local)
    unit = term.unit
    if unit is _WORKING_DAYS:
        position = index.count[received] + term.amount - 1
        offset = index.working[position] if position < len(index.working) else index.size
    elif unit is _AT_ONCE:
        offset = received
    elif unit is _WORKING_HOURS:
        return Due(_after_hours(schedule, local, received, term.amount * 3600), (schedule, local, term))
    else:
        offset = carry_to_working_day(schedule, received, nominal_end(schedule, received, term))
    return Due(close_of(schedule, received, offset), (schedule, local, term))


def close_of(schedule: Schedule, received: int, offset: int) -> datetime:
    """The closing instant of a day counted to from `received`, both offsets; refuses what the calendar cannot carry."""
    index = schedule.index
    if offset >= index.run_end[received]:
        raise missing_year(date.fromordinal(index.base + index.run_end[received]).year)
    at = index.closing_at[offset]
    if at is None:
        raise missing_hours(date.fromordinal(index.base + offset), schedule.unit_code)
    return at


def nominal_end(schedule: Schedule, received: int, term: Term) -> int:
    """The offset of the last day of a term in calendar days or months, before any move off a day off."""
    if term.unit is TermUnit.CALENDAR_DAYS:
        return received + term.amount
    base = schedule.index.base
    return add_months(date.fromordinal(base + received), term.amount).toordinal() - base


def carry_to_working_day(schedule: Schedule, received: int, offset: int) -> int:
    """The day itself if it is a working day, else the next one (Bộ luật Dân sự 2015 Art 148.5), as offsets."""
    index = schedule.index
    if offset >= index.run_end[received]:
        return index.size
    position = index.count[offset] - index.is_working[offset]
    return index.working[position] if position < len(index.working) else index.size


def _after_hours(schedule: Schedule, local: datetime, received: int, seconds: int) -> datetime:
    counted_from = schedule.receive(local).counted_from
    return reach(schedule, received, schedule.worked_until(counted_from) + seconds)


def reach(schedule: Schedule, received: int, worked: int) -> datetime:
    """The instant at which the unit's opening hours, summed since the calendar's first day, reach `worked` seconds."""
    index = schedule.index
    found = schedule.when_worked(worked)
    offset, at = found if found else (index.size, None)
    if at is None or offset >= index.run_end[received]:
        schedule.need_hours(received, index.run_end[received] - 1)
        raise missing_year(date.fromordinal(index.base + index.run_end[received]).year)
    schedule.need_hours(received, offset)
    return at


def _told(at: datetime, explanation: Explanation) -> Due:
    due = Due.__new__(Due)
    due.at, due._explanation = at, explanation
    return due
