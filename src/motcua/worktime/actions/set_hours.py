"""Set the opening hours of a unit, or of the whole province, for a season; and end them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from motcua.kernel.errors import Invalid, NotFound
from motcua.kernel.text import nfc
from motcua.worktime.change_log import Change, check_past, lock_calendar, record
from motcua.worktime.models import WeeklyHours
from motcua.worktime.queries import seasons_of
from motcua.worktime.rules.hours import Interval, Season, check_season, make_week


@transaction.atomic
def set_hours(
    unit_code: str | None,
    days: Mapping[int, Iterable[Interval]],
    valid_from: date,
    valid_to: date | None,
    source: str,
    change: Change,
) -> Season:
    """Give a unit (None: the province-wide default) its week from `valid_from` to `valid_to` (both included).

    `days`: intervals by ISO weekday; a weekday left out is closed. A season that begins on the same day is replaced.
    Appointments already given stay where they are.

    Raises `Invalid` (`hours_weekday`, `hours_backwards`, `hours_overlap`, `hours_empty`, `validity_inverted`,
    `unit_code_empty`) and `Refused` (`hours_season_overlap` naming the other season, `calendar_day_used`).
    """
    if unit_code is not None and not unit_code.strip():
        raise Invalid(
            "unit_code_empty",
            vi="Mã đơn vị để trống: ghi mã, hoặc chọn giờ chung của tỉnh.",
            en="The unit code is empty: give one, or choose the hours of the whole province.",
            field="unit_code",
        )
    season = Season(valid_from, valid_to, make_week(days), nfc(source).strip())
    lock_calendar(change)
    present = seasons_of(unit_code)
    if season in present:
        return season
    check_season(season, [other for other in present if other.valid_from != valid_from])
    replaced = next((other for other in present if other.valid_from == valid_from), None)
    uses = check_past(change, valid_from, _later(valid_to, replaced), unit_code)
    record(
        change,
        before=_as_json(replaced),
        after=_as_json(season),
        days=(valid_from, valid_to),
        unit_code=unit_code,
        uses=uses,
    )
    WeeklyHours.objects.filter(unit_code=unit_code or "", valid_from=valid_from).delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(
            unit_code=unit_code or "",
            valid_from=valid_from,
            valid_to=valid_to,
            source=season.source,
            weekday=weekday,
            opens=interval.opens,
            closes=interval.closes,
        )
        for weekday, intervals in enumerate(season.week, start=1)
        for interval in intervals
    )
    return season


@transaction.atomic
def end_hours(unit_code: str | None, valid_from: date, last_day: date, change: Change) -> Season:
    """Let the season that began on `valid_from` end on `last_day`, so that new hours can follow.

    Raises `NotFound` `hours_unknown`, `Invalid` `validity_inverted`, `Refused` `calendar_day_used`.
    """
    lock_calendar(change)
    old = next((season for season in seasons_of(unit_code) if season.valid_from == valid_from), None)
    if old is None:
        raise NotFound(
            "hours_unknown",
            vi=f"Không có giờ làm việc nào bắt đầu từ {valid_from:%d/%m/%Y}: chọn lại trong danh sách.",
            en=f"No opening hours begin on {valid_from:%d/%m/%Y}: choose from the list.",
        )
    new = Season(valid_from, last_day, old.week, old.source)
    check_season(new, [other for other in seasons_of(unit_code) if other != old])
    if new == old:
        return old
    first_changed = min(last_day, old.valid_to or last_day)
    uses = check_past(change, first_changed, old.valid_to or date.max, unit_code)
    days = (valid_from, last_day)
    record(change, before=_as_json(old), after=_as_json(new), days=days, unit_code=unit_code, uses=uses)
    WeeklyHours.objects.filter(unit_code=unit_code or "", valid_from=valid_from).update(valid_to=last_day)
    return new


def _later(valid_to: date | None, replaced: Season | None) -> date:
    if valid_to is None or (replaced and replaced.valid_to is None):
        return date.max
    return max(valid_to, replaced.valid_to) if replaced and replaced.valid_to else valid_to


def _as_json(season: Season | None) -> dict[str, Any] | None:
    if season is None:
        return None
    return {
        "valid_from": season.valid_from.isoformat(),
        "valid_to": season.valid_to.isoformat() if season.valid_to else None,
        "week": [[str(interval) for interval in intervals] for intervals in season.week],
        "source": season.source,
    }
