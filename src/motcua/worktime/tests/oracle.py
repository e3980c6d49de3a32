"""A second opinion: slow, naive, written without the code it judges. Counts day by day and minute by minute."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from motcua.kernel.clock import VIETNAM

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
OFFICE = [(450, 690), (810, 1020)]


@dataclass
class World:
    """Days off, make-up days with what they replace, hours by weekday in minutes, closures by whether they extend."""

    off: set[date] = field(default_factory=set)
    make_up: dict[date, date] = field(default_factory=dict)
    week: list[list[tuple[int, int]]] = field(default_factory=lambda: [OFFICE] * 5 + [[], []])
    shut: dict[date, bool] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        if self.shut.get(day):
            return False
        if day in self.make_up:
            return True
        return day.weekday() < 5 and day not in self.off

    def pattern(self, day: date) -> list[tuple[int, int]]:
        own = self.week[day.weekday()]
        return (self.week[self.make_up[day].weekday()] or own) if day in self.make_up else own

    def takes_papers(self, day: date) -> list[tuple[int, int]]:
        return [] if day in self.off or day in self.shut else self.pattern(day)

    def closing(self, day: date) -> int:
        every = [closes for hours in self.week for _, closes in hours]
        hours = self.pattern(day)
        return hours[-1][1] if hours else max(every)


def received(world: World, start: datetime) -> datetime:
    """Walk minute by minute until somebody is there."""
    moment = start.replace(second=0, microsecond=0)
    while not any(opens <= _minute(moment) <= closes for opens, closes in world.takes_papers(moment.date())):
        moment += ONE_MINUTE if world.takes_papers(moment.date()) else ONE_DAY - timedelta(minutes=_minute(moment))
    return moment


def due(world: World, start: datetime, amount: int, unit: str) -> datetime:
    counted_from = received(world, start)
    if unit == "working_hours":
        return _after_minutes(world, counted_from, amount * 60)
    day = counted_from.date()
    if unit == "working_days":
        while amount:
            day += ONE_DAY
            amount -= world.works(day)
    elif unit == "calendar_days":
        for _ in range(amount):
            day += ONE_DAY
    elif unit == "months":
        day = _later_month(day, amount)
    if unit in ("calendar_days", "months"):
        while not world.works(day):
            day += ONE_DAY
    return _at(day, world.closing(day))


def _after_minutes(world: World, moment: datetime, minutes: int) -> datetime:
    while minutes:
        if not world.works(moment.date()):
            moment = _at(moment.date() + ONE_DAY, 0)
            continue
        inside = any(opens <= _minute(moment) < closes for opens, closes in world.pattern(moment.date()))
        minutes -= inside
        moment += ONE_MINUTE
    return moment


def _later_month(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _at(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(minutes=minute)
