"""The periods of ratings: quarters and years (TT 01/2018/TT-VPCP Art 15), of the calendar.

The cut-offs of reports (NĐ 09/2019/NĐ-CP Art 12) are for reports; the circular names none for ratings.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from motcua.kernel.errors import Invalid
from motcua.statistics.rules.periods import Period

CODE = re.compile(r"(\d{4})(?:-Q([1-4]))?", re.ASCII)


def rating_period(code: str, today: date) -> Period:
    """The period called "2018-Q4" or "2018", up to today where it still runs. Raises `Invalid` (`no_such_period`)."""
    match = CODE.fullmatch(code)
    year = int(match[1]) if match else 0
    if match is None or year < 1900:
        raise _unknown(code)
    quarter = int(match[2]) if match[2] else None
    first = date(year, 3 * quarter - 2, 1) if quarter else date(year, 1, 1)
    if first > today:
        raise _unknown(code)
    return Period(first, min(_last_of(year, quarter), today))


def period_codes(today: date, years: int = 3) -> Iterator[str]:
    """The codes that can be chosen, the latest first: each year up to this one with its quarters."""
    for year in range(today.year, today.year - years, -1):
        yield str(year)
        last = (today.month + 2) // 3 if year == today.year else 4
        yield from (f"{year}-Q{quarter}" for quarter in range(last, 0, -1))


def _last_of(year: int, quarter: int | None) -> date:
    if quarter in (None, 4):
        return date(year, 12, 31)
    return date(year, 3 * quarter + 1, 1) - timedelta(days=1)


def _unknown(code: str) -> Invalid:
    return Invalid(
        "no_such_period",
        vi=f"Không có kỳ đánh giá “{code[:20]}”. Hãy chọn một quý hoặc một năm trong danh sách.",
        en=f"There is no rating period “{code[:20]}”. Choose a quarter or a year from the list.",
        field="period",
    )
