"""Three readings of one history: what becomes of a term when the agency had to wait for the applicant.

The intervals are kept whole in the dossier's story, so each reading can be made at any time:

* `restart` – NĐ 61/2018 Art 19.4: after a supplement the time is computed again from the full dossier;
* `subtract` – QĐ 766/QĐ-TTg, indicator 2.1: the waiting is taken off the time used;
* `pause` – the term stands still and runs on (financial duty, consultation, or sector law that says so).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.worktime.rules.due import Due, carry_to_working_day, close_of, compute_due, nominal_end, reach
from motcua.worktime.rules.schedule import Schedule, in_vietnam
from motcua.worktime.rules.terms import Term, TermUnit
from motcua.worktime.rules.waits import Wait, answered, tidy


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time used, by three measures. Days are counted as terms are: without the first, with the last."""

    working_days: int
    calendar_days: int
    working_seconds: int


def restart(received: datetime, waits: Iterable[Wait], term: Term, schedule: Schedule) -> Due | None:
    """The due date when every wait makes the term begin again (NĐ 61/2018 Art 19.4). None while one is open.

    "Resolution time is computed again from the start after the full dossier is received": only the last answer matters.
    Fri 09/11/2018 + 5 working days is due Fri 16/11; papers asked for on 12/11 and brought on Wed 14/11 at 10:00 make
    it Wed 21/11/2018. Pass only the waits that restart the term (supplements).
    """
    begins = in_vietnam(received)
    for wait in tidy(waits):
        if wait.ends is None:
            return None
        begins = max(begins, wait.ends)
    return compute_due(begins, term, schedule)


def subtract(begins: datetime, ends: datetime, waits: Iterable[Wait], schedule: Schedule) -> Elapsed:
    """The time used from `begins` to `ends`, less the waits (QĐ 766/QĐ-TTg, indicator 2.1: "subtract supplement time").

    Waits are clipped to the span, joined where they overlap; an open one lasts to `ends`. A day of waiting is a day
    after the one on which papers were asked for, up to and including the one on which they came. In working days,
    09/11/2018 → 21/11/2018 is 8; less a wait 12/11 → 14/11 (2) it is 6. Whether two requests make a dossier late anyway
    is not decided here.
    """
    first, last = in_vietnam(begins), in_vietnam(ends)
    receipt = schedule.receive(first)
    day_one, day_last = receipt.counted_from.date(), last.date()
    working_days = max(0, schedule.working_days_between(day_one, day_last))
    calendar_days = max(0, (day_last - day_one).days)
    seconds = int(schedule.working_time_between(receipt.counted_from, last).total_seconds())
    for wait in _settled(waits, schedule):
        until = min(wait.ends or last, last)
        asked, came = max(wait.begins.date(), day_one), until.date()
        if came > asked:
            working_days -= schedule.working_days_between(asked, came)
            calendar_days -= (came - asked).days
        seconds -= int(schedule.working_time_between(max(wait.begins, receipt.counted_from), until).total_seconds())
    return Elapsed(working_days, calendar_days, seconds)


def pause(received: datetime, waits: Iterable[Wait], term: Term, schedule: Schedule) -> Due | None:
    """The due date when the term stands still during the waits and then runs on. None while a wait is open.

    Each wait that begins by the due instant moves it on by its own length, measured as in `subtract`. Papers asked for
    on the due day itself leave the agency the day they come. A wait that begins later changes nothing: late is late.
    09/11/2018 + 5 working days with a wait 12/11 → 14/11 is due Tue 20/11/2018. At once: the day of the last answer.
    """
    at = compute_due(received, term, schedule).at
    origin = schedule.receive(received)
    clock = _Clock(schedule, term, origin.offset, at)
    counted: list[Wait] = []
    for wait in _settled(waits, schedule):
        wait = replace(wait, begins=max(wait.begins, origin.counted_from))
        if wait.begins > at:
            break
        if wait.ends is None:
            return None
        if wait.ends > wait.begins:
            counted.append(wait)
            at = clock.moved_by(wait.begins, wait.ends)
    return Due(at, (schedule, in_vietnam(received), term, tuple(counted)))


class _Clock:
    """Where a paused term stands: `at` moves on with every wait."""

    def __init__(self, schedule: Schedule, term: Term, received: int, at: datetime) -> None:
        self.schedule, self.unit, self.received, self.at = schedule, term.unit, received, at
        self.base = schedule.index.base
        if self.unit in (TermUnit.CALENDAR_DAYS, TermUnit.MONTHS):
            self.nominal = nominal_end(schedule, received, term)
        elif self.unit is TermUnit.WORKING_HOURS:
            self.worked = schedule.worked_until(at)

    def moved_by(self, asked_at: datetime, came_at: datetime) -> datetime:
        """The due instant after one more wait."""
        asked, came = asked_at.toordinal() - self.base, came_at.toordinal() - self.base
        schedule, index = self.schedule, self.schedule.index
        if self.unit is TermUnit.WORKING_HOURS:
            self.worked += int(schedule.working_time_between(asked_at, came_at).total_seconds())
            self.at = reach(schedule, self.received, self.worked)
        elif self.unit is TermUnit.AT_ONCE:
            self.at = close_of(schedule, self.received, came)
        elif self.unit is TermUnit.WORKING_DAYS:
            moved = schedule.add_working_days(self.at.date(), index.count[came] - index.count[asked])
            latest = max(moved.toordinal() - self.base, carry_to_working_day(schedule, self.received, came))
            self.at = close_of(schedule, self.received, latest)
        else:
            self.nominal = max(self.nominal, asked) + came - asked
            offset = carry_to_working_day(schedule, self.received, self.nominal)
            self.at = close_of(schedule, self.received, offset)
        return self.at


def _settled(waits: Iterable[Wait], schedule: Schedule) -> list[Wait]:
    """The waits in order and joined, each ending when its answer counts as received."""
    return tidy(replace(wait, ends=answered(wait, schedule)) for wait in waits)
