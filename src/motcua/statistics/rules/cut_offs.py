"""The days on which the periods of reports end (NĐ 09/2019/NĐ-CP Art 12, and calendar months)."""

from collections.abc import Iterator
from datetime import date, timedelta

CUT_OFF = 15
"""The day of the month on which the next period of the law begins."""
ENDING = (3, 6, 9, 12)
"""The last months of the quarters."""


def cut_offs_between(first: date, last: date) -> Iterator[date]:
    """The last days of quarters by the law, and of calendar months, in these days: 14/09, 30/09, 31/10/2018."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        tomorrow = day + timedelta(days=1)
        if tomorrow.day == 1 or (tomorrow.day == CUT_OFF and day.month in ENDING):
            yield day
