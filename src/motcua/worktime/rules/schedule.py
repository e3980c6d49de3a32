"""When a unit works and when it is open: one value, asked a hundred thousand times a second."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NoReturn

from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.closures import Closure
from motcua.worktime.rules.day_index import VIETNAM, Mark, build_index, instant
from motcua.worktime.rules.days import Calendar
from motcua.worktime.rules.hours import Interval, Season


class Arrival(StrEnum):
    """How an instant lies to the opening hours."""

    OPEN = "open"
    BEFORE_OPENING = "before_opening"
    LUNCH = "lunch"
    AFTER_CLOSING = "after_closing"
    CLOSED_DAY = "closed_day"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When something that arrives at an instant counts as received: `counted_from`, on the day `offset`, and why."""

    offset: int
    counted_from: datetime
    arrival: Arrival


class Schedule:
    """The working-day calendar and opening hours of one unit: pure, immutable, picklable.

    `seasons` in order of precedence (the unit's own before the province's). All instants are aware; days and times of
    day are those of Asia/Ho_Chi_Minh. Every question about a year without a confirmed calendar raises `Refused`
    `calendar_missing` naming the year; one about a day without opening hours, `hours_missing`.
    """

    __slots__ = ("calendar", "closures", "index", "seasons", "unit_code")

    def __init__(
        self,
        calendar: Calendar,
        seasons: Sequence[Season],
        closures: Sequence[Closure] = (),
        *,
        unit_code: str | None = None,
    ) -> None:
        self.calendar = calendar
        self.seasons = tuple(seasons)
        self.closures = tuple(closures)
        self.unit_code = unit_code
        self.index = build_index(calendar, self.seasons, self.closures)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.calendar, self.seasons, self.closures, self.unit_code)

    def is_working_day(self, day: date) -> bool:
        """Whether terms count this day: Monday to Friday but days off, and make-up days. Opening hours play no part."""
        return bool(self.index.is_working[self._offset(day)])

    def add_working_days(self, day: date, amount: int) -> date:
        """The `amount`-th working day strictly after `day` (before it, if negative).

        0 gives `day` itself when it is a working day, else the next one. 28/12/2018 + 4 is Saturday 05/01/2019.
        """
        index, offset = self.index, self._offset(day)
        before = index.count[offset]
        if amount > 0:
            position = before + amount - 1
        elif amount == 0:
            position = before - index.is_working[offset]
        else:
            position = before - index.is_working[offset] + amount
        if position < 0:
            raise missing_year(self._run_start(offset).year - 1)
        found = index.working[position] if position < len(index.working) else index.size
        self._same_run(min(offset, found), max(offset, found))
        return date.fromordinal(index.base + found)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last`; negative when `last` is earlier.

        The first day is not counted (Bộ luật Dân sự 2015 Art 147.2), so `add_working_days(a, n) == b` implies n here.
        """
        one, other = self._offset(first), self._offset(last)
        self._same_run(min(one, other), max(one, other))
        return self.index.count[other] - self.index.count[one]

    def hours_on(self, day: date) -> tuple[Interval, ...]:
        """When papers can be handed in that day, in order; empty when the counter is shut."""
        return tuple(Interval(_time(opens), _time(closes)) for opens, closes in self.index.reception[self._offset(day)])

    def opening_time(self, day: date) -> time:
        """When the day begins at this unit; on a day the counter is shut, the earliest opening of that week."""
        return self.opening_at(day).timetz().replace(tzinfo=None)

    def closing_time(self, day: date) -> time:
        """When the day ends at this unit; on a day the counter is shut, the latest closing of that week."""
        return self.closing_at(day).timetz().replace(tzinfo=None)

    def opening_at(self, day: date) -> datetime:
        """`opening_time` as an instant."""
        return self.index.opening_at[self._offset(day)] or self._raise_hours(day)

    def closing_at(self, day: date) -> datetime:
        """`closing_time` as an instant: the hour printed in an appointment for that day."""
        return self.index.closing_at[self._offset(day)] or self._raise_hours(day)

    def receive(self, at: datetime) -> Receipt:
        """When something that arrives `at` counts as received: at once while open, else at the next opening.

        The minute is what a receipt prints, so seconds are dropped and the closing minute still counts as open. 12:00,
        in the lunch break, counts from 13:30 of the same day; 17:30 and a Sunday count from the next opening. The law
        does not say this in so many words: nobody can take papers in while the centre is shut, and the receipt fixes
        the time (NĐ 61/2018 Art 17.1; NĐ 118/2025 Art 17.3).
        """
        local = in_vietnam(at).replace(second=0, microsecond=0)
        offset = self.receipt_offset(local)
        base = self.index.base
        seconds = local.hour * 3600 + local.minute * 60
        if offset + base == local.toordinal():
            for number, (opens, closes) in enumerate(self.index.reception[offset]):
                if seconds < opens:
                    arrival = Arrival.LUNCH if number else Arrival.BEFORE_OPENING
                    return Receipt(offset, instant(offset + base, opens), arrival)
                if seconds <= closes:
                    return Receipt(offset, local, Arrival.OPEN)
        own_day = self.index.reception[local.toordinal() - base]
        arrival = Arrival.AFTER_CLOSING if own_day else Arrival.CLOSED_DAY
        return Receipt(offset, instant(offset + base, self.index.reception[offset][0][0]), arrival)

    def receipt_offset(self, local: datetime) -> int:
        """The day, as an offset, on which something arriving at `local` (already Vietnam time) counts as received."""
        index = self.index
        offset = local.toordinal() - index.base
        if not 0 <= offset < index.size or not index.run_end[offset]:
            raise missing_year(local.year)
        day = index.reception[offset]
        if day and local.hour * 3600 + local.minute * 60 <= day[-1][1]:
            return offset
        if index.closing_at[offset] is not None and offset + 1 < index.run_end[offset]:
            found = index.next_open[offset + 1]
            if found >= 0:
                return found
        raise self._cannot_open(offset)

    def working_time_between(self, first: datetime, last: datetime) -> timedelta:
        """Opening hours of working days between two instants; zero when `last` is not later."""
        one, other = in_vietnam(first), in_vietnam(last)
        if other <= one:
            return timedelta(0)
        first_day, last_day = self._offset(one.date()), self._offset(other.date())
        self._same_run(first_day, last_day)
        self.need_hours(first_day, last_day)
        return timedelta(seconds=self.worked_until(other) - self.worked_until(one))

    def add_working_time(self, at: datetime, amount: timedelta) -> datetime:
        """The instant by which `amount` of opening hours on working days has passed since `at`."""
        if not amount:
            return at
        local = in_vietnam(at)
        found = self.when_worked(self.worked_until(local) + round(amount.total_seconds()))
        if found is None:
            raise missing_year(date.fromordinal(self.index.base + self.index.size).year)
        self._same_run(self._offset(local.date()), found[0])
        return found[1]

    def when_worked(self, seconds: int) -> tuple[int, datetime] | None:
        """The day (offset) and instant by which that many seconds are worked; None beyond the calendar's end.

        The end of an interval comes before the start of the next: work that ends at 11:30 is due at 11:30, not 13:30.
        """
        index = self.index
        position = bisect_left(index.worked, seconds)
        if position == len(index.worked):
            return None
        offset = index.working[position]
        left = seconds - (index.worked[position - 1] if position else 0)
        for opens, closes in index.hours[offset]:
            if left <= closes - opens:
                return offset, instant(index.base + offset, opens + left)
            left -= closes - opens
        raise AssertionError("the hours of a day do not add up to its total")

    def need_hours(self, first: int, last: int) -> None:
        """Refuse (`hours_missing`) unless opening hours are in force on every day of the span, given by offsets."""
        if last >= self.index.hours_end[first]:
            without = max(first, self.index.hours_end[first])
            self._raise_hours(date.fromordinal(self.index.base + without))

    def worked_until(self, local: datetime) -> int:
        """Seconds of opening hours on working days since the calendar's first, up to `local` (Vietnam time)."""
        index = self.index
        offset = self._offset(local.date())
        position = index.count[offset]
        if not index.is_working[offset]:
            return index.worked[position - 1] if position else 0
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        total = index.worked[position - 2] if position > 1 else 0
        for opens, closes in index.hours[offset]:
            if seconds > opens:
                total += min(seconds, closes) - opens
        return total

    def marks_between(self, first: int, last: int) -> list[Mark]:
        """The days that depart from the plain week, by offset, both ends included."""
        offsets = self.index.mark_offsets
        return self.index.marks[bisect_left(offsets, first) : bisect_right(offsets, last)]

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self.index.base
        if not 0 <= offset < self.index.size or not self.index.run_end[offset]:
            raise missing_year(day.year)
        return offset

    def _run_start(self, offset: int) -> date:
        end = self.index.run_end[offset]
        return date.fromordinal(self.index.base + self.index.run_end.index(end))

    def _same_run(self, first: int, last: int) -> None:
        """Refuse a span over a year without a calendar, naming the first such year."""
        end = self.index.run_end[first] if self.index.run_end[first] else first
        if last >= end:
            raise missing_year(date.fromordinal(self.index.base + end).year)

    def _cannot_open(self, offset: int) -> Refused:
        index = self.index
        for later in range(offset, index.run_end[offset]):
            if index.closing_at[later] is None:
                return missing_hours(date.fromordinal(index.base + later), self.unit_code)
        return missing_year(date.fromordinal(index.base + index.run_end[offset]).year)

    def _raise_hours(self, day: date) -> NoReturn:
        raise missing_hours(day, self.unit_code)


def in_vietnam(at: datetime) -> datetime:
    """`at` in Asia/Ho_Chi_Minh. Raises `Invalid` `time_zone_missing` for a naive datetime."""
    if at.tzinfo is VIETNAM:
        return at
    if at.tzinfo is None:
        raise Invalid(
            "time_zone_missing",
            vi="Thời điểm thiếu múi giờ: ghi kèm múi giờ, ví dụ 2018-12-28T09:00+07:00.",
            en="The instant has no time zone: give one, as in 2018-12-28T09:00+07:00.",
            field="start",
        )
    return at.astimezone(VIETNAM)


def missing_year(year: int) -> Refused:
    """No confirmed calendar, no date."""
    return Refused(
        "calendar_missing",
        vi=f"Chưa có lịch làm việc được xác nhận cho năm {year} nên không tính được ngày hẹn: đề nghị quản trị viên "
        f"nạp và xác nhận lịch năm {year}, rồi làm lại.",
        en=f"There is no confirmed working calendar for {year}, so the date cannot be computed: ask the administrator "
        f"to load and confirm the calendar of {year}, then try again.",
        year=year,
    )


def missing_hours(day: date, unit_code: str | None) -> Refused:
    """No opening hours in force on a day that needs them."""
    unit = f" của đơn vị {unit_code}" if unit_code else ""
    return Refused(
        "hours_missing",
        vi=f"Chưa có giờ làm việc{unit} cho ngày {day:%d/%m/%Y}: đề nghị quản trị viên khai giờ làm việc, rồi làm lại.",
        en=f"There are no opening hours{f' of unit {unit_code}' if unit_code else ''} for {day:%d/%m/%Y}: ask the "
        "administrator to set them, then try again.",
        day=day.isoformat(),
    )


def _rebuild(
    calendar: Calendar, seasons: tuple[Season, ...], closures: tuple[Closure, ...], unit_code: str | None
) -> Schedule:
    return Schedule(calendar, seasons, closures, unit_code=unit_code)


def _time(seconds: int) -> time:
    return time(seconds // 3600, seconds % 3600 // 60, seconds % 60)
