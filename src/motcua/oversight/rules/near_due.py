"""How near to its due date something was done, in working days: the question behind three of the signs."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.worktime.rules.schedule import Schedule, in_vietnam


def day_of(at: datetime) -> date:
    return in_vietnam(at).date()


def days_left(at: datetime, due_at: datetime, schedule: Schedule) -> int:
    """Working days after the day of `at`, up to and with the due day; 0 on the due day and later.

    Friday 09/11/2018 for Monday 12/11: 1.
    """
    done, due = day_of(at), day_of(due_at)
    return schedule.working_days_between(done, due) if done < due else 0


def is_near_due(at: datetime, due_at: datetime, near: int, schedule: Schedule) -> bool:
    """On one of the last `near` working days before the due day, on that day, or later."""
    return days_left(at, due_at, schedule) <= near


def is_late_request(asked_at: datetime, began_at: datetime, due_at: datetime, schedule: Schedule) -> bool:
    """Papers asked for near the due date although there had been days to look (NĐ 61/2018 Art 19.4).

    `began_at`: since when that term had run. Accepted on 05/11/2018, due 12/11, asked on 09/11: yes. A term of one day
    has no other day to ask on.
    """
    sign = SIGN[SignKind.LATE_REQUEST]
    had = days_left(began_at, asked_at, schedule)
    return had >= sign.at_least and is_near_due(asked_at, due_at, sign.days, schedule)


def is_due_moved(moves: Sequence[tuple[datetime, datetime]], extensions: Sequence[bool], schedule: Schedule) -> bool:
    """Of the office's moves of one due date: each (when, due before), and whether it is an extension."""
    sign = SIGN[SignKind.DUE_MOVED]
    if len(moves) >= sign.at_least:
        return True
    return any(
        is_extension and is_near_due(at, due, sign.days, schedule)
        for (at, due), is_extension in zip(moves, extensions, strict=True)
    )


def is_handed_in_anew(ended_at: datetime, due_at: datetime, again_at: datetime, schedule: Schedule) -> bool:
    """Ended near its due date, and handed in again within days."""
    sign = SIGN[SignKind.HANDED_IN_ANEW]
    if again_at < ended_at or not is_near_due(ended_at, due_at, sign.days, schedule):
        return False
    return days_left(ended_at, again_at, schedule) <= sign.at_least
