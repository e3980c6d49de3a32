"""Begin the calendar of a year by hand: its days are then entered one by one, and the whole is confirmed."""

from datetime import date

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.worktime.change_log import Change, lock_calendar, record
from motcua.worktime.models import CalendarYear

EARLIEST, LATEST = 1990, 2100


@transaction.atomic
def begin_year(year: int, source: str, change: Change) -> CalendarYear:
    """An empty year, not confirmed: no term can be counted through it yet.

    Raises `Invalid` `calendar_year_range`; `Refused` `calendar_year_there` where it is loaded already.
    """
    lock_calendar(change)
    if not EARLIEST <= year <= LATEST:
        raise Invalid(
            "calendar_year_range",
            vi=f"Năm phải từ {EARLIEST} đến {LATEST}: hãy nhập lại.",
            en=f"The year must be from {EARLIEST} to {LATEST}: enter it again.",
            field="year",
        )
    if CalendarYear.objects.filter(year=year).exists():
        raise Refused(
            "calendar_year_there",
            vi=f"Lịch năm {year} đã có: hãy mở năm đó và sửa từng ngày.",
            en=f"The calendar of {year} is there already: open it and change its days.",
            field="year",
        )
    version = record(change, after={"year": year}, days=(date(year, 1, 1), date(year, 12, 31)))
    return CalendarYear.objects.create(year=year, source=nfc(source).strip(), version=version)
