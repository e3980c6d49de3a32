"""Months added to a day."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day of a later month; the last day of that month where there is no such day.

    Bộ luật Dân sự 2015 Art 148.3. 31/01/2019 + 1 month is 28/02/2019. Years past 9999 give the last day there is.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
