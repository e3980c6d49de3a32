"""Closing in masses in the last hours before a report's cut-off, against what is usual for the one-stop itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.statistics.rules.cut_offs import cut_offs_between
from motcua.worktime.rules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Unusual:
    """`number` of closings in the last hours of `day`, the last working day up to the cut-off; `usual` is the mean."""

    day: date
    cut_off: date
    number: int
    usual: Fraction


def last_working_days(first: date, last: date, schedule: Schedule) -> Iterator[tuple[date, date]]:
    """Of each cut-off whose last working day lies from `first` to `last`: that day, and the cut-off."""
    for cut_off in cut_offs_between(first, last + timedelta(days=10)):
        day = cut_off
        while not schedule.is_working_day(day):
            day -= timedelta(days=1)
        if first <= day <= last:
            yield day, cut_off


def unusual_closings(
    by_day: Mapping[date, int], cut_offs: Mapping[date, date], schedule: Schedule
) -> Iterator[Unusual]:
    """Of one one-stop's closings in the last hours of days, the unusual ones. `cut_offs`: last working day to cut-off.

    Usual is the mean over the working days before it, those on which nothing was closed counted too.
    """
    sign = SIGN[SignKind.MASS_CLOSING]
    for day, cut_off in cut_offs.items():
        number = by_day.get(day, 0)
        if number < sign.at_least:
            continue
        before = [day - timedelta(days=back) for back in range(1, sign.days + 1)]
        worked = [each for each in before if schedule.is_working_day(each)]
        usual = Fraction(sum(by_day.get(each, 0) for each in worked), len(worked) or 1)
        if number > sign.times * usual:
            yield Unusual(day, cut_off, number, usual)
