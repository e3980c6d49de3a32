"""Quiet hours: no phone rings at night for what can wait till morning. Times of day in Asia/Ho_Chi_Minh."""

from datetime import datetime, time, timedelta

type Quiet = tuple[time, time]


def first_moment(at: datetime, quiet: Quiet) -> datetime:
    """`at`, or the end of the quiet hours that it falls in. `at` is in Asia/Ho_Chi_Minh.

    With 21:00 to 07:00, what happens at 22:30 is told at 07:00 of the next day.
    """
    start, end = quiet
    clock = at.time()
    if start == end or not _is_within(clock, start, end):
        return at
    day = at.date() + timedelta(days=1) if clock >= end else at.date()
    return datetime.combine(day, end, at.tzinfo)


def _is_within(clock: time, start: time, end: time) -> bool:
    return start <= clock < end if start < end else clock >= start or clock < end
