"""The calendar as it is kept, and the schedules made from it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from motcua.worktime.models import CalendarChange, CalendarDay, CalendarVersion, CalendarYear, Closure, WeeklyHours
from motcua.worktime.rules.days import Calendar, MarkedDay
from motcua.worktime.rules.hours import Season, make_week
from motcua.worktime.rules.schedule import Schedule, missing_year


@dataclass(slots=True)
class _Shelf:
    """The schedules of one calendar version, as asked for. Units without anything of their own share one."""

    token: UUID | None
    calendar: Calendar
    own_units: frozenset[str]
    schedules: dict[str | None, Schedule] = field(default_factory=dict)


_shelves: dict[str, _Shelf] = {}


def schedule_for(unit_code: str | None = None, on: date | None = None) -> Schedule:
    """The schedule of a unit (None: the province-wide one), from this process's shelf while the calendar stands.

    One small query asks whether the calendar has changed; everything else is read once per version. With `on`, a year
    without a confirmed calendar is refused at once (`Refused` `calendar_missing`).
    """
    return schedule_under(_token(), unit_code, on)


def schedules_for(unit_codes: Iterable[str]) -> dict[str, Schedule]:
    """The schedules of several units, for a list that shows them all; one question whether the calendar has changed."""
    token = _token()
    return {code: schedule_under(token, code, None) for code in unit_codes}


def schedule_under(token: UUID | None, unit_code: str | None, on: date | None) -> Schedule:
    """`schedule_for` for whoever has just read the calendar version's `token` together with something else."""
    shelf = _current_shelf(token)
    key = unit_code if unit_code in shelf.own_units else None
    if key not in shelf.schedules:
        shelf.schedules[key] = _build(key, shelf.calendar)
    if on is not None and on.year not in shelf.calendar.confirmed:
        raise missing_year(on.year)
    return shelf.schedules[key]


def forget_schedules() -> None:
    """Empty this process's shelf; the next question reads the database."""
    _shelves.clear()


def has_calendar() -> bool:
    """Whether any year is confirmed."""
    return CalendarYear.objects.filter(confirmed=True).exists()


def calendar_version() -> int:
    """The number of the last change; 0 before the first."""
    return CalendarVersion.objects.values_list("number", flat=True).first() or 0


def days_of_year(year: int) -> list[MarkedDay]:
    """The marked days of a year, in order."""
    return [row.as_rule for row in CalendarDay.objects.filter(year_id=year).order_by("day")]


def years() -> list[CalendarYear]:
    """Every loaded year, in order."""
    return list(CalendarYear.objects.order_by("year"))


def seasons_of(unit_code: str | None) -> list[Season]:
    """The seasons of opening hours a unit has of its own (None: the province-wide ones), in order."""
    rows: dict[date, list[WeeklyHours]] = defaultdict(list)
    for row in WeeklyHours.objects.filter(unit_code=unit_code or "").order_by("valid_from", "weekday", "opens"):
        rows[row.valid_from].append(row)
    return [_season(season) for season in rows.values()]


def closures_of(unit_code: str | None) -> list[Closure]:
    """The closures of a unit of its own (None: those of every unit), latest first."""
    return list(Closure.objects.filter(unit_code=unit_code or "").order_by("-first_day"))


def changes_after(version: int) -> list[CalendarChange]:
    """The log since a version, oldest first: for whoever proposes new dates to open dossiers, and notifies."""
    return list(CalendarChange.objects.filter(version__gt=version))


def changes() -> QuerySet[CalendarChange]:
    """The whole log, the latest first."""
    return CalendarChange.objects.order_by("-pk")


def units_with_hours() -> list[str]:
    """The codes of the units that have opening hours of their own."""
    codes = WeeklyHours.objects.exclude(unit_code="").values_list("unit_code", flat=True)
    return list(codes.distinct().order_by("unit_code"))


def _current_shelf(token: UUID | None) -> _Shelf:
    shelf = _shelves.get("current")
    while shelf is None or shelf.token != token:
        shelf = _Shelf(token, _calendar(), _units_with_their_own())
        token = _token()
        _shelves["current"] = shelf
    return shelf


def _token() -> UUID | None:
    return CalendarVersion.objects.values_list("token", flat=True).first()


def _calendar() -> Calendar:
    confirmed = CalendarYear.objects.filter(confirmed=True).values_list("year", flat=True)
    return Calendar(frozenset(confirmed), tuple(row.as_rule for row in CalendarDay.objects.order_by("day")))


def _units_with_their_own() -> frozenset[str]:
    hours = WeeklyHours.objects.exclude(unit_code="").values_list("unit_code", flat=True)
    return frozenset(hours.union(Closure.objects.exclude(unit_code="").values_list("unit_code", flat=True)))


def _build(unit_code: str | None, calendar: Calendar) -> Schedule:
    seasons = [*(seasons_of(unit_code) if unit_code else []), *seasons_of(None)]
    closures = [*(closures_of(unit_code) if unit_code else []), *closures_of(None)]
    return Schedule(calendar, seasons, [row.as_rule for row in closures], unit_code=unit_code)


def _season(rows: list[WeeklyHours]) -> Season:
    days: dict[int, list[WeeklyHours]] = defaultdict(list)
    for row in rows:
        days[row.weekday].append(row)
    week = make_week({weekday: [row.as_interval for row in of_day] for weekday, of_day in days.items()})
    return Season(rows[0].valid_from, rows[0].valid_to, week, rows[0].source)
