"""The facts behind one due date, and what each day between receipt and appointment was: counted or skipped."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.worktime.rules.day_index import Mark, Seconds
from motcua.worktime.rules.days import DayKind
from motcua.worktime.rules.months import add_months
from motcua.worktime.rules.schedule import Arrival
from motcua.worktime.rules.terms import Term, TermUnit


class DayStatus(StrEnum):
    """What a day is to a term."""

    NOT_YET_RECEIVED = "not_yet_received"
    """Between the instant of arrival and the opening at which it counts as received."""
    RECEIVED = "received"
    """The first day: not counted in days and months (Bộ luật Dân sự 2015 Art 147.2); hours run from the instant."""
    COUNTED = "counted"
    OFF = "off"
    """Not counted: weekend, holiday, substitute, swapped day, closure; or no opening hours, for a term in hours."""
    CARRIED = "carried"
    """The term ended on a day off and runs to the end of this working day (Art 148.5)."""


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One day of the story. `number`: the how-manieth counted day, from 1. `seconds`: opening hours counted that day
    (terms in hours only). `mark`: why the day departs from the plain week."""

    day: date
    status: DayStatus
    number: int | None = None
    seconds: int = 0
    mark: Mark | None = None
    is_due: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether the term ran down on this day."""
        return self.status is DayStatus.COUNTED or self.seconds > 0


@dataclass(frozen=True, slots=True)
class Story:
    """What was known when the date was given. All instants in Asia/Ho_Chi_Minh, to the minute.

    `start` is when it arrived, `counted_from` when it counts as received and `arrival` why they differ. `marks` are the
    unusual days from start to due; `hours` (terms in hours only) the opening hours from a working day on, until the
    next entry.
    """

    start: datetime
    counted_from: datetime
    arrival: Arrival
    term: Term
    due: datetime
    marks: tuple[Mark, ...] = ()
    hours: tuple[tuple[date, Seconds], ...] = ()

    def days(self) -> list[ExplainedDay]:
        """Every day from arrival to due, in order."""
        unit = self.term.unit
        walk = self._walk_hours if unit is TermUnit.WORKING_HOURS else self._walk_days
        return list(walk({mark.day: mark for mark in self.marks}))

    def _walk_days(self, marks: dict[date, Mark]) -> Iterator[ExplainedDay]:
        received, due = self.counted_from.date(), self.due.date()
        working_only = self.term.unit is TermUnit.WORKING_DAYS
        length, number = self._length_in_days(), 0
        for day in _each_day(self.start.date(), due):
            mark = marks.get(day)
            is_working = is_working_day(day, mark)
            status, shown = DayStatus.OFF, None
            if day < received:
                status = DayStatus.NOT_YET_RECEIVED
            elif day == received:
                status = DayStatus.RECEIVED
            elif number < length and (is_working or not working_only):
                number += 1
                status, shown = DayStatus.COUNTED, number
            elif day == due:
                status = DayStatus.CARRIED
            yield ExplainedDay(day, status, shown, 0, mark, day == due)

    def _walk_hours(self, marks: dict[date, Mark]) -> Iterator[ExplainedDay]:
        received, due = self.counted_from.date(), self.due.date()
        number = 0
        for day in _each_day(self.start.date(), due):
            mark = marks.get(day)
            hours = self._hours_on(day) if is_working_day(day, mark) else ()
            running = _overlap(hours, day, self.counted_from, self.due)
            status, shown = DayStatus.OFF, None
            if day < received:
                status = DayStatus.NOT_YET_RECEIVED
            elif day == received:
                status = DayStatus.RECEIVED
            elif running:
                number += 1
                status, shown = DayStatus.COUNTED, number
            yield ExplainedDay(day, status, shown, running, mark, day == due)

    def _length_in_days(self) -> int:
        """How many days the term counts: its amount, or the days its months make from the day of receipt."""
        if self.term.unit is TermUnit.MONTHS:
            received = self.counted_from.date()
            return (add_months(received, self.term.amount) - received).days
        return self.term.amount

    def _hours_on(self, day: date) -> Seconds:
        return next((seconds for since, seconds in reversed(self.hours) if since <= day), ())


def is_working_day(day: date, mark: Mark | None) -> bool:
    """Whether a day counts as a working day, from the plain Monday-to-Friday week and its mark alone."""
    if mark is None or mark.kind is DayKind.CLOSED_COUNTED:
        return day.weekday() < 5
    return mark.kind is DayKind.MAKE_UP


def _each_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days) for days in range((last - first).days + 1))


def _overlap(hours: Seconds, day: date, begins: datetime, ends: datetime) -> int:
    low = 0 if begins.date() < day else 86400 if begins.date() > day else _seconds(begins)
    high = 86400 if ends.date() > day else 0 if ends.date() < day else _seconds(ends)
    return sum(max(0, min(closes, high) - max(opens, low)) for opens, closes in hours)


def _seconds(at: datetime) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
