"""`motcua due`: when a term ends, and every day of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import orjson
import typer
from rich.console import Console
from rich.table import Table

from motcua.cli.site import has_site, open_site
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.rules.due import Due, compute_due
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.sentences import tell_day
from motcua.worktime.rules.story import ExplainedDay
from motcua.worktime.rules.terms import parse_term


class Language(StrEnum):
    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Found:
    """A schedule, where it comes from ("site" or "shipped"), and what to say of that in Vietnamese and English."""

    schedule: Schedule
    origin: str
    vi: str = ""
    en: str = ""


def due(
    start: str = typer.Option(
        ..., "--from", help="Lúc nhận: 2018-12-28T09:00 (giờ Việt Nam). / Received at, Vietnam time unless it says."
    ),
    term: str = typer.Option(
        ..., help="“4 ngày làm việc”, “15 ngày lịch”, “8 giờ làm việc”, “1 tháng”, “ngay” / 4 working_days, at_once…"
    ),
    unit: str = typer.Option("", help="Mã đơn vị. / The unit whose opening hours count."),
    lang: Language = typer.Option(Language.VI, help="Ngôn ngữ. / The language of the explanation."),
    as_json: bool = typer.Option(False, "--json", help="In JSON. / Print JSON."),
    shipped: bool = typer.Option(
        False, "--shipped", help="Dùng lịch kèm phần mềm. / Use the calendar that comes with the program."
    ),
) -> None:
    """Tính ngày hẹn trả và giải thích từng ngày. / When a term ends, explained day by day."""
    received_at, parsed = read_instant(start), parse_term(term)
    found = find_schedule(unit or None, shipped=shipped)
    result = compute_due(received_at, parsed, found.schedule)
    if as_json:
        typer.echo(orjson.dumps(as_document(result, found, unit), option=orjson.OPT_INDENT_2))
    else:
        print_story(result, found, lang.value)


def read_instant(text: str) -> datetime:
    """An ISO instant; Vietnam time where it names no zone. Raises `Invalid` `instant_unreadable`."""
    try:
        at = datetime.fromisoformat(text.strip())
        return at.replace(tzinfo=VIETNAM) if at.tzinfo is None else at.astimezone(VIETNAM)
    except (ValueError, OverflowError) as error:
        raise Invalid(
            "instant_unreadable",
            vi=f"Không đọc được thời điểm “{text[:40]}”: ghi như 2018-12-28T09:00.",
            en=f"The instant “{text[:40]}” cannot be read: write it as 2018-12-28T09:00.",
            field="from",
        ) from error


def find_schedule(unit_code: str | None, *, shipped: bool) -> Found:
    """The site's schedule; the shipped calendar where there is no site, or none with a calendar, or it is asked for.

    Raises `NotFound` for a unit the site does not know.
    """
    if shipped:
        return _shipped(unit_code, "", "")
    if not has_site():
        return _shipped(unit_code, "Chưa có trang nào được dựng (make demo).", "No site is set up (make demo).")
    open_site()
    from django.db import ProgrammingError

    from motcua.territory.queries import resolve_unit
    from motcua.worktime.queries import has_calendar, schedule_for

    try:
        is_ready = has_calendar()
    except ProgrammingError:  # the tables are not there yet
        is_ready = False
    if not is_ready:
        return _shipped(
            unit_code,
            "Trang này chưa có lịch được xác nhận (motcua demo up, hoặc motcua calendar load).",
            "This site has no confirmed calendar (motcua demo up, or motcua calendar load).",
        )
    if unit_code:
        resolve_unit(unit_code)
    return Found(schedule_for(unit_code), "site")


def _shipped(unit_code: str | None, why_vi: str, why_en: str) -> Found:
    files = read_calendar_files()
    vi, en = [why_vi, "Dùng lịch kèm phần mềm."], [why_en, "Using the calendar that comes with the program."]
    if unit_code and unit_code not in files.seasons:
        vi.append(f"Lịch này không có giờ riêng của đơn vị {unit_code}: tính theo giờ chung của tỉnh.")
        en.append(f"It has no hours of unit {unit_code}: the province's common hours are used.")
    return Found(files.schedule(unit_code), "shipped", " ".join(vi).strip(), " ".join(en).strip())


def print_story(result: Due, found: Found, language: str) -> None:
    """The sentences, then a row for every day."""
    console = Console(highlight=False, soft_wrap=True)
    if found.origin == "shipped":
        console.print(found.en if language == "en" else found.vi, style="yellow", markup=False)
    for sentence in result.explanation.sentences(language):
        console.print(sentence, markup=False)
    table = Table("Ngày" if language == "vi" else "Day", "Vì sao" if language == "vi" else "Why", box=None)
    for told in result.explanation.days():
        day, _, why = tell_day(told, language).partition(": ")
        table.add_row(day, why, style="bold" if told.is_due else "dim" if not told.is_counted else "")
    console.print(table)


def as_document(result: Due, found: Found, unit: str) -> dict[str, Any]:
    """Everything a program may want; `explanation` is the form stored with a dossier."""
    told = result.explanation
    return {
        "due": result.at.isoformat(),
        "term": str(told.term),
        "unit": unit or None,
        "calendar": {"from": found.origin, "vi": found.vi, "en": found.en},
        "sentences": {language: told.sentences(language) for language in ("vi", "en")},
        "days": [_day_document(day) for day in told.days()],
        "explanation": told.as_json(),
    }


def _day_document(told: ExplainedDay) -> dict[str, Any]:
    return {
        "date": told.day.isoformat(),
        "status": told.status.value,
        "counted": told.is_counted,
        "number": told.number,
        "seconds": told.seconds,
        "due": told.is_due,
        "vi": tell_day(told, "vi"),
        "en": tell_day(told, "en"),
    }
