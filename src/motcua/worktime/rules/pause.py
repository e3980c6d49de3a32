"""What becomes of a due date when the agency had to wait and its term stood still (tạm dừng)."""

from datetime import date, datetime, timedelta

from motcua.worktime.rules.schedule import Schedule, in_vietnam
from motcua.worktime.rules.terms import TermUnit

CALENDAR = frozenset({TermUnit.CALENDAR_DAYS, TermUnit.MONTHS})
ONE_DAY = timedelta(days=1)


def pause(due_at: datetime, asked_at: datetime, came_at: datetime, unit: TermUnit, schedule: Schedule) -> datetime:
    """The due date after a wait that began when the term was not over: moved on by the days waited, and by no more.

    Fri 09/11/2018 + 5 working days is due Fri 16/11; a wait from 12/11 10:00 to 14/11 09:00 took two days of it, so it
    is due Tue 20/11. A due date is never before the day of the answer: what was asked for on the due day itself moves
    it to that day. Terms in hours are moved by the opening hours waited, to the minute. The date that was given is
    moved, nothing is counted again: a calendar changed in between has no say in it.
    """
    due_at = in_vietnam(due_at)
    if unit is TermUnit.WORKING_HOURS:
        return schedule.add_working_time(due_at, schedule.working_time_between(asked_at, came_at))
    waited = days_waited(asked_at, came_at, unit, schedule)
    moved = due_at.date() + timedelta(days=waited)
    if unit not in CALENDAR:
        moved = schedule.add_working_days(due_at.date(), waited) if waited else due_at.date()
    latest = max(moved, schedule.receive(came_at).counted_from.date())
    if latest == due_at.date():
        return due_at
    return schedule.closing_at(schedule.add_working_days(latest, 0))


def days_waited(asked_at: datetime, came_at: datetime, unit: TermUnit, schedule: Schedule) -> int:
    """How many days of a term in `unit` a wait took: working days, or every day for calendar days and months.

    As with terms (Bộ luật Dân sự 2015 Art 147.2) the day of the request is not among them. Every later day is on which
    the agency still waited when it opened: 12/11 10:00 → 14/11 09:00 took the 13th and the 14th. A night took none:
    asked at 16:59 and answered by 7:30 the next morning, the agency lost no day. 0 for terms in hours.
    """
    if unit is TermUnit.WORKING_HOURS:
        return 0
    asked = in_vietnam(asked_at).date()
    last = max(asked, last_day_waited(came_at, schedule))
    return (last - asked).days if unit in CALENDAR else schedule.working_days_between(asked, last)


def last_day_waited(came_at: datetime, schedule: Schedule) -> date:
    """The last day on which the agency opened without the answer: the day it came, or the one before if it came by
    opening; it may be a day off."""
    local = in_vietnam(came_at).replace(second=0, microsecond=0)
    by_opening = local <= schedule.opening_at(local.date())
    return local.date() - ONE_DAY if by_opening else local.date()
