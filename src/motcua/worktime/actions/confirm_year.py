"""Confirm a year's calendar: from now on terms may be counted through it."""

from datetime import date

from django.db import transaction

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.text import nfc
from motcua.worktime.change_log import Change, lock_calendar, record
from motcua.worktime.models import CalendarDay, CalendarYear
from motcua.worktime.rules.calendar_checks import problems_of_year


@transaction.atomic
def confirm_year(year: int, source: str, change: Change) -> CalendarYear:
    """Confirm a loaded year on the strength of `source` (the yearly decision). A confirmed year is returned as it is.

    Raises `NotFound` `calendar_year_unknown`, `Invalid` `calendar_source_missing`, `Refused` `calendar_year_incomplete`
    listing every problem: a fixed holiday missing, a weekend holiday without substitute, a swap without its Saturday.
    """
    lock_calendar(change)
    row = CalendarYear.objects.filter(year=year).first()
    if row is None:
        raise NotFound(
            "calendar_year_unknown",
            vi=f"Chưa nạp lịch năm {year}: nạp trước, rồi xác nhận.",
            en=f"The calendar of {year} is not loaded: load it first, then confirm it.",
            year=year,
        )
    if row.confirmed:
        return row
    if not source.strip():
        raise Invalid(
            "calendar_source_missing",
            vi=f"Ghi văn bản làm căn cứ xác nhận lịch năm {year}.",
            en=f"Give the decision on which the calendar of {year} is confirmed.",
            field="source",
        )
    near = CalendarDay.objects.filter(year__in=[year - 1, year, year + 1])
    problems = problems_of_year(year, {entry.day: entry.as_rule for entry in near})
    if problems:
        raise Refused(
            "calendar_year_incomplete",
            vi=f"Chưa xác nhận được lịch năm {year}: {'; '.join(vi for vi, _ in problems)}. Bổ sung rồi xác nhận lại.",
            en=f"The calendar of {year} cannot be confirmed: {'; '.join(en for _, en in problems)}. Mend that first.",
            year=year,
        )
    row.confirmed, row.source = True, nfc(source).strip()
    row.version = record(
        change, after={"year": year, "source": row.source}, days=(date(year, 1, 1), date(year, 12, 31))
    )
    row.save()
    return row
