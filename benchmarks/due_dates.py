"""How many due dates a second, against the loop over days one would write first."""

import random
from datetime import date, datetime, timedelta
from time import perf_counter

from motcua.kernel.clock import VIETNAM
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import parse_term

TERM = parse_term("15 working_days")


def measure(count: int = 100_000) -> dict[str, float]:
    """Due dates of 15 working days a second: `bare`, `explained` (with the stored explanation), `by_loop`; their ratio.

    One process, starts spread over the working hours of 2018. `ratio` is bare to loop.
    """
    schedule = read_calendar_files().schedule()
    starts = _starts(schedule, count)
    bare = _per_second(lambda start: compute_due(start, TERM, schedule), starts)
    explained = _per_second(lambda start: compute_due(start, TERM, schedule).explanation.as_json(), starts)
    off = {marked.day for marked in schedule.calendar.days if marked.kind != "make_up"}
    worked = {marked.day for marked in schedule.calendar.days if marked.kind == "make_up"}
    by_loop = _per_second(lambda start: _count(start.date(), TERM.amount, off, worked), starts[: count // 10])
    return {"bare": bare, "explained": explained, "by_loop": by_loop, "ratio": bare / by_loop}


def _starts(schedule: Schedule, count: int) -> list[datetime]:
    choose = random.Random(2018)  # noqa: S311 - a benchmark, not a secret
    starts: list[datetime] = []
    while len(starts) < count:
        start = datetime(2018, 1, 2, tzinfo=VIETNAM) + timedelta(minutes=choose.randrange(300 * 1440))
        if schedule.receive(start).counted_from == start:
            starts.append(start)
    return starts


def _count(day: date, left: int, off: set[date], worked: set[date]) -> date:
    while left:
        day += timedelta(days=1)
        left -= day in worked or (day.weekday() < 5 and day not in off)
    return day


def _per_second(compute, starts: list[datetime]) -> float:
    begun = perf_counter()
    for start in starts:
        compute(start)
    return len(starts) / (perf_counter() - begun)
