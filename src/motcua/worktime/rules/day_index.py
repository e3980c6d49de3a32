"""The calendar and the opening hours of one unit, laid out day by day so that a due date is a look-up.

Days are numbered from 0 on 1 January of the first confirmed year ("offset"); times of day are seconds since midnight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from motcua.worktime.rules.closures import Closure
from motcua.worktime.rules.days import Calendar, DayKind, MarkedDay
from motcua.worktime.rules.hours import Interval, Season, Week

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""The very object of `kernel.clock.VIETNAM` (ZoneInfo keeps one a name), which a rule may not import: it tells time."""

type Seconds = tuple[tuple[int, int], ...]
"""The intervals of a day as (opens, closes) in seconds since midnight, in order."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that departs from the plain Monday-to-Friday week, as an explanation needs it.

    `pair` is the other end of the arrangement: a swapped day's make-up day and the reverse, a substitute's holiday.
    """

    day: date
    kind: DayKind
    name: str
    name_en: str
    pair: date | None = None


@dataclass(slots=True)
class DayIndex:
    """Lists by offset. Immutable once built, by agreement."""

    base: int
    size: int
    run_end: list[int]
    """Offset just after the unbroken run of confirmed years this day is in; 0 in a year not confirmed."""
    is_working: bytearray
    count: list[int]
    """How many working days there are up to and including this one."""
    working: list[int]
    """The offset of each working day, in order."""
    worked: list[int]
    """For each working day, the seconds of opening hours up to its end, since the first."""
    hours: list[Seconds]
    """Opening hours that count for terms in working hours: empty on a day that is not a working day."""
    reception: list[Seconds]
    """When papers can be handed in: also on a Saturday morning that is no working day; never in a closure."""
    hours_end: list[int]
    """Offset just after the unbroken stretch of days with opening hours in force; 0 where there are none."""
    next_open: list[int]
    """The first offset from here on with reception; -1 where hours or calendar are unknown on the way."""
    closing_at: list[datetime | None]
    """The end of the day for an appointment; None where no opening hours are in force."""
    opening_at: list[datetime | None]
    """The start of the day; None where no opening hours are in force."""
    mark_offsets: list[int]
    marks: list[Mark]


def build_index(calendar: Calendar, seasons: Sequence[Season], closures: Sequence[Closure]) -> DayIndex:
    """Lay out every day from the first to the last confirmed year. `seasons`: the first that covers a day wins."""
    years = calendar.confirmed
    base = date(min(years), 1, 1).toordinal() if years else 0
    size = date(max(years) + 1, 1, 1).toordinal() - base if years else 0
    index = DayIndex(
        base=base,
        size=size,
        run_end=[0] * size,
        is_working=bytearray(size),
        count=[],
        working=[],
        worked=[],
        hours=[],
        reception=[],
        hours_end=[0] * size,
        next_open=[-1] * size,
        closing_at=[],
        opening_at=[],
        mark_offsets=[],
        marks=[],
    )
    _lay_runs(index, calendar)
    marked = {entry.day.toordinal() - base: entry for entry in calendar.days}
    shut = _lay_closures(index, closures)
    _lay_marks(index, marked, shut)
    weeks = [(season.validity, season.week) for season in seasons]
    seconds = 0
    for offset in range(size):
        day = date.fromordinal(base + offset)
        week = next((week for validity, week in weeks if day in validity), None)
        entry, closure = marked.get(offset), shut.get(offset)
        working = _is_working(index, offset, entry, closure)
        pattern = _pattern(week, base + offset, entry) if week else ()
        index.is_working[offset] = working
        index.hours.append(pattern if working else ())
        if working:
            seconds += sum(closes - opens for opens, closes in pattern)
            index.working.append(offset)
            index.worked.append(seconds)
        index.count.append(len(index.working))
        off = entry is not None and entry.kind is not DayKind.MAKE_UP
        index.reception.append(() if off or closure or not index.run_end[offset] else pattern)
        _lay_day_ends(index, offset, week, pattern)
    _lay_next_open(index)
    return index


def _lay_runs(index: DayIndex, calendar: Calendar) -> None:
    end = 0
    for year in sorted(calendar.confirmed, reverse=True):
        first, after = (date(y, 1, 1).toordinal() - index.base for y in (year, year + 1))
        if year + 1 not in calendar.confirmed:
            end = after
        index.run_end[first:after] = [end] * (after - first)


def _lay_closures(index: DayIndex, closures: Sequence[Closure]) -> dict[int, Closure]:
    shut: dict[int, Closure] = {}
    for closure in closures:
        first = max(0, closure.first_day.toordinal() - index.base)
        for offset in range(first, min(index.size, closure.last_day.toordinal() - index.base + 1)):
            if offset not in shut or closure.extends_terms:
                shut[offset] = closure
    return shut


def _lay_marks(index: DayIndex, marked: dict[int, MarkedDay], shut: dict[int, Closure]) -> None:
    made_up = {entry.replaces: entry.day for entry in marked.values() if entry.kind is DayKind.MAKE_UP}
    for offset in sorted(marked.keys() | shut.keys()):
        if 0 <= offset < index.size:
            day = date.fromordinal(index.base + offset)
            mark = _mark_of(day, marked.get(offset), shut.get(offset), made_up.get(day))
            if mark:
                index.mark_offsets.append(offset)
                index.marks.append(mark)


def _mark_of(day: date, entry: MarkedDay | None, closure: Closure | None, made_up_on: date | None) -> Mark | None:
    """What is worth saying of a day: a day off before a closure, a closure before a make-up day it cancels."""
    if entry and entry.kind is not DayKind.MAKE_UP:
        pair = made_up_on if entry.kind is DayKind.SWAPPED else entry.replaces
        return Mark(day, entry.kind, entry.name, entry.name_en or entry.name, pair)
    if closure and closure.extends_terms and (entry or day.weekday() < 5):
        return Mark(day, DayKind.CLOSURE, closure.reason, closure.reason)
    if entry:
        return Mark(day, entry.kind, entry.name, entry.name_en or entry.name, entry.replaces)
    if closure and not closure.extends_terms and day.weekday() < 5:
        return Mark(day, DayKind.CLOSED_COUNTED, closure.reason, closure.reason)
    return None


def _is_working(index: DayIndex, offset: int, entry: MarkedDay | None, closure: Closure | None) -> bool:
    if not index.run_end[offset] or (closure and closure.extends_terms):
        return False
    if entry is not None:
        return entry.kind is DayKind.MAKE_UP
    return (index.base + offset + 6) % 7 < 5


def _pattern(week: Week, ordinal: int, entry: MarkedDay | None) -> Seconds:
    """The hours of a day: a make-up day keeps the hours of the weekday it replaces, where that day has any."""
    weekday = (ordinal + 6) % 7
    if entry is not None and entry.kind is DayKind.MAKE_UP and entry.replaces and week[entry.replaces.weekday()]:
        weekday = entry.replaces.weekday()
    return tuple((seconds_of(each.opens), seconds_of(each.closes)) for each in week[weekday])


def _lay_day_ends(index: DayIndex, offset: int, week: Week | None, pattern: Seconds) -> None:
    """A working day on which the counter is shut all day still ends: at the latest closing of its week."""
    if week is None:
        index.opening_at.append(None)
        index.closing_at.append(None)
        return
    opens = pattern[0][0] if pattern else min(seconds_of(each.opens) for each in _all_intervals(week))
    closes = pattern[-1][1] if pattern else max(seconds_of(each.closes) for each in _all_intervals(week))
    index.opening_at.append(instant(index.base + offset, opens))
    index.closing_at.append(instant(index.base + offset, closes))


def _all_intervals(week: Week) -> list[Interval]:
    return [interval for day in week for interval in day]


def _lay_next_open(index: DayIndex) -> None:
    following, end = -1, 0
    for offset in range(index.size - 1, -1, -1):
        if not index.run_end[offset] or index.closing_at[offset] is None:
            following, end = -1, 0
            continue
        end = end or offset + 1
        index.hours_end[offset] = end
        if index.reception[offset]:
            following = offset
        index.next_open[offset] = following


def seconds_of(moment: time) -> int:
    """Whole seconds since midnight."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def instant(ordinal: int, seconds: int) -> datetime:
    """The instant `seconds` after midnight of the day `ordinal`, in Asia/Ho_Chi_Minh."""
    day = date.fromordinal(ordinal)
    minutes, second = divmod(seconds, 60)
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, second, tzinfo=VIETNAM)
