"""The open data of a year: which there are, and the lines of each. Public: nothing here is personal."""

from datetime import date

from django.db.models import Min

from motcua.kernel.errors import NotFound
from motcua.statistics.models import Booking, DailySum
from motcua.statistics.queries import sector_table, seed_table
from motcua.statistics.rules.open_table import Line, open_lines, published_period
from motcua.statistics.rules.periods import Period


def published(today: date) -> tuple[Period, ...]:
    """The periods that are published, the latest first: from the first year with figures on."""
    first = min(
        (day for model in (Booking, DailySum) if (day := model.objects.aggregate(day=Min("day"))["day"])),
        default=None,
    )
    years = range(first.year, today.year + 1) if first else ()
    return tuple(period for year in reversed(years) if (period := published_period(year, today=today)))


def open_table(year: int, today: date) -> tuple[Period, tuple[Line, ...]]:
    """The published lines of a year. Raises `NotFound` for a year that is not published."""
    for period in published(today):
        if period.first.year == year:
            return period, open_lines(seed_table(period), sector_table(period))
    raise NotFound(
        "no_open_data",
        vi=f"Không có dữ liệu mở của năm {year}. Hãy chọn một năm trên trang Dữ liệu mở.",
        en=f"There is no open data of {year}. Choose a year on the page “Open data”.",
    )
