"""Calendars as files: what the project ships in data/calendar, and what an administrator prepares in the same form.

Three CSV files, UTF-8, described in data/calendar/README.md: `years.csv`, `days.csv`, `hours.csv`.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from motcua.kernel.configuration import PROJECT
from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc
from motcua.worktime.rules.calendar_checks import check_day, check_distinct
from motcua.worktime.rules.days import Calendar, DayKind, MarkedDay
from motcua.worktime.rules.hours import Interval, Season, make_week
from motcua.worktime.rules.schedule import Schedule

SHIPPED = PROJECT / "data" / "calendar"


@dataclass(frozen=True, slots=True)
class FiledYear:
    """A year of the file: whether its list is complete enough to be confirmed, and where it comes from."""

    year: int
    is_complete: bool
    source: str


@dataclass(frozen=True, slots=True)
class CalendarFiles:
    """The content of a calendar directory. `seasons` by unit code; None is the province-wide default."""

    years: tuple[FiledYear, ...]
    days: tuple[MarkedDay, ...]
    seasons: dict[str | None, tuple[Season, ...]]

    def schedule(self, unit_code: str | None = None) -> Schedule:
        """The schedule these files give, taking every complete year as confirmed."""
        confirmed = frozenset(year.year for year in self.years if year.is_complete)
        own = self.seasons.get(unit_code, ()) if unit_code else ()
        return Schedule(Calendar(confirmed, self.days), (*own, *self.seasons.get(None, ())), unit_code=unit_code)


def read_calendar_files(directory: Path = SHIPPED) -> CalendarFiles:
    """Read and check a calendar directory. Raises `Invalid` naming the file, the line and what to correct."""
    years = tuple(_read_year(row) for row in _rows(directory / "years.csv"))
    days = tuple(_read_day(row) for row in _rows(directory / "days.csv"))
    check_distinct(days)
    return CalendarFiles(years, days, _read_seasons(directory / "hours.csv"))


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    values: dict[str, str]

    def text(self, column: str) -> str:
        if self.values.get(column) is None:
            raise self.wrong(column)
        return nfc(self.values[column]).strip()

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.text(column))
        except ValueError as error:
            raise self.wrong(column) from error

    def optional_day(self, column: str) -> date | None:
        return self.day(column) if self.text(column) else None

    def clock(self, column: str) -> time:
        try:
            return time.fromisoformat(self.text(column))
        except ValueError as error:
            raise self.wrong(column) from error

    def number(self, column: str) -> int:
        try:
            return int(self.text(column))
        except ValueError as error:
            raise self.wrong(column) from error

    def wrong(self, column: str) -> Invalid:
        value = self.values.get(column)
        return Invalid(
            "calendar_file_value",
            vi=f"{self.file} dòng {self.line}, cột {column}: không đọc được “{value or ''}”; sửa rồi nạp lại.",
            en=f"{self.file} line {self.line}, column {column}: “{value or ''}” cannot be read; correct it and reload.",
            field=column,
            line=self.line,
        )


def _rows(path: Path) -> list[_Row]:
    try:
        reader = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        return [_Row(path.name, reader.line_num, values) for values in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Invalid(
            "calendar_file_unreadable",
            vi=f"Không đọc được {path.name}: cần tệp CSV mã UTF-8 trong thư mục lịch.",
            en=f"{path.name} cannot be read: the calendar directory needs it as CSV in UTF-8.",
            field=path.name,
        ) from error


def _read_year(row: _Row) -> FiledYear:
    if row.text("complete") not in ("yes", "no"):
        raise row.wrong("complete")
    return FiledYear(row.number("year"), row.text("complete") == "yes", row.text("source"))


def _read_day(row: _Row) -> MarkedDay:
    try:
        kind = DayKind(row.text("kind"))
    except ValueError as error:
        raise row.wrong("kind") from error
    day, replaces = row.day("date"), row.optional_day("replaces")
    marked = MarkedDay(day, kind, row.text("name"), row.text("name_en"), replaces, row.text("source"))
    check_day(marked)
    return marked


def _read_seasons(path: Path) -> dict[str | None, tuple[Season, ...]]:
    found: dict[tuple[str, date, date | None], dict[int, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    sources: dict[tuple[str, date, date | None], str] = {}
    for row in _rows(path):
        key = row.text("unit_code"), row.day("valid_from"), row.optional_day("valid_to")
        found[key][row.number("weekday")].append(Interval(row.clock("opens"), row.clock("closes")))
        sources[key] = row.text("source")
    seasons: dict[str | None, tuple[Season, ...]] = {}
    for key, days in found.items():
        unit_code, valid_from, valid_to = key
        season = Season(valid_from, valid_to, make_week(days), sources[key])
        seasons[unit_code or None] = (*seasons.get(unit_code or None, ()), season)
    return seasons
