"""Load the days of one or more years, to be looked through before they are confirmed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.calendar_files import FiledYear
from motcua.worktime.change_log import Change, lock_calendar, record
from motcua.worktime.models import CalendarDay, CalendarYear
from motcua.worktime.rules.calendar_checks import check_day, check_distinct
from motcua.worktime.rules.days import MarkedDay


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run did: the years it wrote, and those that were there already, exactly so."""

    written: tuple[int, ...]
    unchanged: tuple[int, ...]


@transaction.atomic
def load_calendar(years: Sequence[FiledYear], days: Iterable[MarkedDay], change: Change) -> Loaded:
    """Write the days of `years`, not yet confirmed. Loading the same again changes nothing.

    A year not confirmed is replaced whole. A confirmed year that differs is refused (`calendar_year_confirmed`, naming
    the first day that differs): single days of it are changed with `change_day`. Raises `Invalid` for a day that
    contradicts itself, is listed twice, or belongs to none of `years`.
    """
    by_year = _sort_by_year(years, days)
    lock_calendar(change)
    present = {row.year: row for row in CalendarYear.objects.prefetch_related("days")}
    written, unchanged = [], []
    for filed in sorted(years, key=lambda filed: filed.year):
        row, new = present.get(filed.year), by_year[filed.year]
        old = {entry.day: entry.as_rule for entry in row.days.all()} if row else {}
        if row and old == new:
            unchanged.append(filed.year)
            continue
        if row and row.confirmed:
            raise _confirmed(filed.year, _first_difference(old, new))
        _write(filed, new, change)
        written.append(filed.year)
    return Loaded(tuple(written), tuple(unchanged))


def _sort_by_year(years: Sequence[FiledYear], days: Iterable[MarkedDay]) -> dict[int, dict[date, MarkedDay]]:
    by_year: dict[int, dict[date, MarkedDay]] = {filed.year: {} for filed in years}
    listed = list(days)
    check_distinct(listed)
    for marked in listed:
        check_day(marked)
        if marked.day.year not in by_year:
            raise Invalid(
                "calendar_year_unlisted",
                vi=f"Ngày {marked.day:%d/%m/%Y} thuộc năm {marked.day.year}, không có trong danh sách năm: thêm năm "
                "vào danh sách hoặc bỏ ngày.",
                en=f"{marked.day:%d/%m/%Y} belongs to {marked.day.year}, which is not among the years listed: add the "
                "year or drop the day.",
                field="day",
            )
        by_year[marked.day.year][marked.day] = marked
    return by_year


def _write(filed: FiledYear, days: Mapping[date, MarkedDay], change: Change) -> None:
    first, last = date(filed.year, 1, 1), date(filed.year, 12, 31)
    version = record(change, after={"year": filed.year, "days": len(days), "source": filed.source}, days=(first, last))
    CalendarYear.objects.update_or_create(
        year=filed.year, defaults={"confirmed": False, "source": filed.source, "version": version}
    )
    CalendarDay.objects.filter(year_id=filed.year).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=marked.day,
            year_id=filed.year,
            kind=marked.kind,
            name=marked.name,
            name_en=marked.name_en,
            replaces=marked.replaces,
            source=marked.source,
        )
        for marked in days.values()
    )


def _first_difference(old: Mapping[date, MarkedDay], new: Mapping[date, MarkedDay]) -> date:
    return min(day for day in old.keys() | new.keys() if old.get(day) != new.get(day))


def _confirmed(year: int, day: date) -> Refused:
    return Refused(
        "calendar_year_confirmed",
        vi=f"Lịch năm {year} đã được xác nhận và khác tệp này ở ngày {day:%d/%m/%Y}: sửa từng ngày, có lý do, thay vì "
        "nạp lại cả năm.",
        en=f"The calendar of {year} is confirmed and differs from this file on {day:%d/%m/%Y}: change single days, "
        "with a reason, instead of loading the year again.",
        year=year,
        day=day.isoformat(),
    )
