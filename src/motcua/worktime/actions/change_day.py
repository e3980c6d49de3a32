"""Change one day of the calendar: a late decision, a mistake found."""

from datetime import date
from typing import Any

from django.db import transaction

from motcua.kernel.errors import NotFound
from motcua.worktime.change_log import Change, check_past, check_reason, lock_calendar, record
from motcua.worktime.models import CalendarDay, CalendarYear
from motcua.worktime.rules.calendar_checks import check_change
from motcua.worktime.rules.days import MarkedDay


@transaction.atomic
def change_day(day: date, to: MarkedDay | None, change: Change) -> CalendarDay | None:
    """Make `day` what `to` says, or (`to` None) a plain day of the week again. Returns its row, if it has one.

    Appointments already given stay where they are: the log line tells the new version and how many open dossiers had
    counted through the day, for whoever proposes new dates. The other end of a pair is held together: a swapped day
    first, then its make-up day; a make-up day away first, then its swapped day.

    Raises `NotFound` `calendar_year_unknown`; `Invalid` (`change_reason`, and what `check_day` finds); `Refused`
    `calendar_pair` naming the other day, `calendar_day_used` for a past day that closed dossiers used when
    `change.decision` is empty.
    """
    check_reason(change.reason)
    lock_calendar(change)
    year = CalendarYear.objects.filter(year=day.year).first()
    if year is None:
        raise NotFound(
            "calendar_year_unknown",
            vi=f"Chưa nạp lịch năm {day.year}: nạp lịch cả năm trước, rồi sửa từng ngày.",
            en=f"The calendar of {day.year} is not loaded: load the year first, then change its days.",
            year=day.year,
        )
    near = CalendarDay.objects.filter(year__in=[day.year - 1, day.year, day.year + 1])
    days = {entry.day: entry.as_rule for entry in near}
    old = days.get(day)
    if old == to:
        return CalendarDay.objects.filter(day=day).first()
    check_change(day, to, days)
    uses = check_past(change, day, day, None) if year.confirmed else None
    year.version = record(change, before=_as_json(old), after=_as_json(to), days=(day, day), uses=uses)
    year.save()
    CalendarDay.objects.filter(day=day).delete()
    if to is None:
        return None
    return CalendarDay.objects.create(
        day=day,
        year=year,
        kind=to.kind,
        name=to.name,
        name_en=to.name_en,
        replaces=to.replaces,
        source=to.source,
    )


def _as_json(marked: MarkedDay | None) -> dict[str, Any] | None:
    if marked is None:
        return None
    replaces = marked.replaces.isoformat() if marked.replaces else None
    return {"kind": marked.kind.value, "name": marked.name, "replaces": replaces, "source": marked.source}
