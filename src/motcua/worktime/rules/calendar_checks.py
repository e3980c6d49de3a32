"""What is wrong with a marked day, with a list of them, and with a year that someone wants to confirm."""

from collections.abc import Iterable, Mapping
from datetime import date

from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.days import DECREED, DayKind, MarkedDay

FIXED_HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 2))


def check_day(marked: MarkedDay) -> None:
    """Refuse a day that contradicts itself. Raises `Invalid` naming the day and what to correct."""
    day, written = marked.day, f"{marked.day:%d/%m/%Y}"
    if marked.kind not in DECREED:
        raise _bad(
            day,
            "calendar_kind",
            f"{written}: loại ngày “{marked.kind}” không dùng cho lịch chung; "
            "khai việc đóng cửa của một đơn vị bằng thao tác đóng cửa.",
            f"{written}: the kind “{marked.kind}” is not for the national calendar; declare a unit's closure "
            "as a closure.",
        )
    if not marked.name.strip():
        raise _bad(
            day,
            "calendar_name",
            f"{written}: thiếu tên ngày; ghi tên, ví dụ “Quốc khánh 2/9”.",
            f"{written}: the day has no name; write one, such as “Quốc khánh 2/9”.",
        )
    if marked.kind is DayKind.MAKE_UP and day.weekday() < 5:
        raise _bad(
            day,
            "calendar_make_up_weekday",
            f"{written} không phải ngày cuối tuần nên không thể là ngày làm bù; sửa lại ngày.",
            f"{written} is not a weekend day and cannot be a make-up day; correct the date.",
        )
    if marked.kind in (DayKind.SUBSTITUTE, DayKind.SWAPPED) and day.weekday() >= 5:
        raise _bad(
            day,
            "calendar_off_weekend",
            f"{written} là ngày cuối tuần nên không thể là ngày nghỉ bù hay nghỉ hoán đổi; sửa lại ngày.",
            f"{written} is a weekend day and cannot be a substitute or swapped day off; correct the date.",
        )
    if marked.kind in (DayKind.SUBSTITUTE, DayKind.MAKE_UP) and marked.replaces is None:
        raise _bad(
            day,
            "calendar_replaces_missing",
            f"{written}: thiếu ngày được thay; ghi ngày lễ được nghỉ bù, hoặc ngày nghỉ được làm bù.",
            f"{written}: the day it replaces is missing; write the holiday it stands for, or the day off it "
            "makes up for.",
        )


def problems_of_year(year: int, days: Mapping[date, MarkedDay]) -> list[tuple[str, str]]:
    """What keeps `year` from being confirmed, as (Vietnamese, English) sentences; empty when all is well.

    `days` holds every loaded day, of the neighbouring years too: 31/12/2018 was made up for on 05/01/2019.
    Checks: the fixed holidays (01/01, 30/04, 01/05, 02/09), Tết and Giỗ Tổ present; a weekend holiday has its
    substitute; swapped days and make-up days come in pairs.
    """
    problems: list[tuple[str, str]] = []
    for month, day in FIXED_HOLIDAYS:
        fixed = date(year, month, day)
        if fixed not in days or days[fixed].kind is not DayKind.HOLIDAY:
            problems.append((f"thiếu ngày lễ {fixed:%d/%m/%Y}", f"the holiday {fixed:%d/%m/%Y} is missing"))
    off = [marked for marked in days.values() if marked.day.year == year]
    tet = [marked for marked in off if marked.kind is DayKind.HOLIDAY and marked.day.month in (1, 2)]
    if len(tet) < 6:
        problems.append(("thiếu các ngày Tết Nguyên đán", "the days of Lunar New Year are missing"))
    substituted = {marked.replaces for marked in days.values() if marked.kind is DayKind.SUBSTITUTE}
    made_up = {marked.replaces for marked in days.values() if marked.kind is DayKind.MAKE_UP}
    for marked in off:
        written = f"{marked.day:%d/%m/%Y}"
        if marked.kind is DayKind.HOLIDAY and marked.day.weekday() >= 5 and marked.day not in substituted:
            problems.append(
                (
                    f"ngày lễ {written} rơi vào cuối tuần mà chưa có ngày nghỉ bù",
                    f"the holiday {written} falls on a weekend and has no substitute day off",
                )
            )
        if marked.kind is DayKind.SWAPPED and marked.day not in made_up:
            problems.append(
                (
                    f"ngày nghỉ hoán đổi {written} chưa có ngày làm bù",
                    f"the swapped day off {written} has no make-up day",
                )
            )
        if marked.kind is DayKind.MAKE_UP and not _is_kind(days, marked.replaces, DayKind.SWAPPED):
            problems.append(
                (
                    f"ngày làm bù {written} không ứng với ngày nghỉ hoán đổi nào",
                    f"the make-up day {written} answers no swapped day off",
                )
            )
        if marked.kind is DayKind.SUBSTITUTE and not _is_kind(days, marked.replaces, DayKind.HOLIDAY):
            problems.append(
                (
                    f"ngày nghỉ bù {written} không ứng với ngày lễ nào",
                    f"the substitute day off {written} answers no holiday",
                )
            )
    return problems


def check_distinct(days: Iterable[MarkedDay]) -> None:
    """Refuse a list that marks one day twice. Raises `Invalid` naming the day."""
    seen: set[date] = set()
    for marked in days:
        if marked.day in seen:
            raise _bad(
                marked.day,
                "calendar_day_twice",
                f"{marked.day:%d/%m/%Y} có hai dòng; giữ lại một dòng.",
                f"{marked.day:%d/%m/%Y} is listed twice; keep one row.",
            )
        seen.add(marked.day)


def _is_kind(days: Mapping[date, MarkedDay], day: date | None, kind: DayKind) -> bool:
    return day is not None and day in days and days[day].kind is kind


def _bad(day: date, code: str, vi: str, en: str) -> Invalid:
    return Invalid(code, vi=vi, en=en, field="day", day=day.isoformat())


def check_change(day: date, to: MarkedDay | None, days: Mapping[date, MarkedDay]) -> None:
    """Refuse a change that tears a pair apart. `days`: the calendar around `day` as it is.

    Raises what `check_day` raises, and `Refused` `calendar_pair` naming the day at the other end.
    """
    if to is not None:
        if to.day != day:
            raise _bad(
                day,
                "calendar_other_day",
                f"Nội dung sửa ghi ngày {to.day:%d/%m/%Y}, không phải {day:%d/%m/%Y}: sửa cho khớp.",
                f"The change describes {to.day:%d/%m/%Y}, not {day:%d/%m/%Y}: make the two agree.",
            )
        check_day(to)
        if to.kind is DayKind.MAKE_UP and not _is_kind(days, to.replaces, DayKind.SWAPPED):
            raise _torn(
                to.replaces,
                "chưa là ngày nghỉ hoán đổi: ghi ngày nghỉ hoán đổi trước, rồi ngày làm bù",
                "is not a swapped day off yet: enter the swapped day first, then its make-up day",
            )
        if to.kind is DayKind.SUBSTITUTE and not _is_kind(days, to.replaces, DayKind.HOLIDAY):
            raise _torn(
                to.replaces,
                "chưa là ngày nghỉ lễ: ghi ngày lễ trước, rồi ngày nghỉ bù",
                "is not a holiday yet: enter the holiday first, then its substitute",
            )
    kept = to.kind if to else None
    for other in days.values():
        needed = {DayKind.MAKE_UP: DayKind.SWAPPED, DayKind.SUBSTITUTE: DayKind.HOLIDAY}.get(other.kind)
        if other.replaces == day and other.day != day and needed is not None and kept is not needed:
            raise _torn(
                other.day,
                f"đang thay cho ngày {day:%d/%m/%Y}: sửa ngày đó trước",
                f"stands for {day:%d/%m/%Y}: change that day first",
            )


def _torn(day: date | None, vi: str, en: str) -> Refused:
    written = f"{day:%d/%m/%Y}" if day else "?"
    return Refused("calendar_pair", vi=f"Ngày {written} {vi}.", en=f"{written} {en}.", field="day")
