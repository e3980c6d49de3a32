"""Limits of dates: a fixed day, or the day of filling in moved by days, months or years ("today-18y")."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_RELATIVE = re.compile(r"today(?:(?P<sign>[+-])(?P<amount>[1-9][0-9]{0,4})(?P<unit>[dmy]))?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Today:
    """The day of filling in, later by `amount` (earlier where negative) of `unit`: "d" days, "m" months, "y" years."""

    amount: int = 0
    unit: str = "d"


type Limit = date | Today


def day_of(limit: Limit, on: date) -> date:
    """The day that is meant when the form is filled in on `on`. A 29th to 31st that a month lacks is its last day.

    >>> day_of(Today(-18, "y"), date(2024, 2, 29))
    datetime.date(2006, 2, 28)
    """
    if isinstance(limit, date):
        return limit
    if limit.unit == "d":
        return date.fromordinal(min(max(on.toordinal() + limit.amount, date.min.toordinal()), date.max.toordinal()))
    months = on.year * 12 + on.month - 1 + limit.amount * (12 if limit.unit == "y" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def read_limit(text: str) -> Limit:
    """A limit as written by `write_limit`. Raises `ValueError`."""
    if found := _RELATIVE.fullmatch(text):
        if not found["unit"]:
            return Today()
        amount = int(found["amount"])
        return Today(-amount if found["sign"] == "-" else amount, found["unit"])
    return read_day(text)


def write_limit(limit: Limit) -> str:
    """ "2018-10-30", "today", "today+30d", "today-18y"."""
    if isinstance(limit, date):
        return limit.isoformat()
    return f"today{limit.amount:+d}{limit.unit}" if limit.amount else "today"


def read_day(text: str) -> date:
    """A day written as 2018-10-30. Raises `ValueError`."""
    if not _ISO.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
