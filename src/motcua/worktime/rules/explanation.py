"""Why a date is what it is: small enough to store with every dossier, whole enough to be told again in ten years.

The stored form holds the days that departed from the plain Monday-to-Friday week, with their names, as they were known
when the date was given. Nothing is looked up when it is read back, so a calendar edited later cannot change the story.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.kernel.errors import Invalid
from motcua.worktime.rules.day_index import VIETNAM, Mark, Seconds
from motcua.worktime.rules.days import DayKind
from motcua.worktime.rules.schedule import Arrival, Schedule, in_vietnam
from motcua.worktime.rules.sentences import tell
from motcua.worktime.rules.story import Story
from motcua.worktime.rules.terms import Term, TermUnit, parse_term

VERSION = 1


@dataclass(frozen=True, slots=True)
class Explanation(Story):
    """A `Story` that can be stored and told. `days()` gives it day by day; see `Story` for the fields."""

    def sentences(self, language: str) -> list[str]:
        """The story in a few sentences a citizen can read, in "vi" or "en"."""
        return tell(self, language)

    def as_json(self) -> dict[str, Any]:
        """The compact form, ready for JSON; about 90 bytes plus 60 for each unusual day.

        `{"v":1,"start":"2018-12-28T09:00","term":"4 working_days","due":"2019-01-05T17:00","days":[["2018-12-31",
        "swapped","Tết Dương lịch","New Year's Day","2019-01-05"],…]}`; times are Asia/Ho_Chi_Minh. `from` and `arrival`
        only where it arrived while closed, `hours` only for terms in hours.
        """
        compact: dict[str, Any] = {
            "v": VERSION,
            "start": _minute(self.start),
            "term": str(self.term),
            "due": _minute(self.due),
        }
        if self.arrival is not Arrival.OPEN:
            compact["from"] = _minute(self.counted_from)
            compact["arrival"] = self.arrival.value
        if self.marks:
            compact["days"] = [_mark_to_json(mark) for mark in self.marks]
        if self.hours:
            compact["hours"] = [[since.isoformat(), _hours_to_json(seconds)] for since, seconds in self.hours]
        return compact

    @classmethod
    def from_json(cls, compact: Mapping[str, Any]) -> "Explanation":
        """Read back what `as_json` wrote. Raises `Invalid` `explanation_unreadable` for anything else."""
        try:
            if compact["v"] != VERSION:
                raise ValueError(f"version {compact['v']}")
            start = _instant(compact["start"])
            return cls(
                start=start,
                counted_from=_instant(compact["from"]) if "from" in compact else start,
                arrival=Arrival(compact.get("arrival", Arrival.OPEN)),
                term=parse_term(compact["term"]),
                due=_instant(compact["due"]),
                marks=tuple(_mark_from_json(*mark) for mark in compact.get("days", ())),
                hours=tuple(
                    (date.fromisoformat(since), _hours_from_json(text)) for since, text in compact.get("hours", ())
                ),
            )
        except (KeyError, ValueError, TypeError, Invalid) as error:
            raise Invalid(
                "explanation_unreadable",
                vi="Không đọc được phần giải thích ngày hẹn đã lưu: báo quản trị viên kiểm tra hồ sơ này.",
                en=f"The stored explanation of the due date cannot be read ({error}): have the administrator check it.",
            ) from error


def explain(schedule: Schedule, start: datetime, term: Term, due: datetime) -> Explanation:
    """Gather the facts behind `due`, which was computed from the same arguments."""
    local = in_vietnam(start).replace(second=0, microsecond=0)
    receipt = schedule.receive(local)
    base = schedule.index.base
    last = due.toordinal() - base
    hours = hours_of_span(schedule, receipt.offset, last) if term.unit is TermUnit.WORKING_HOURS else ()
    return Explanation(
        start=local,
        counted_from=receipt.counted_from,
        arrival=receipt.arrival,
        term=term,
        due=due,
        marks=tuple(schedule.marks_between(local.toordinal() - base, last)),
        hours=hours,
    )


def hours_of_span(schedule: Schedule, first: int, last: int) -> tuple[tuple[date, Seconds], ...]:
    """The opening hours of the working days of a span, one entry wherever they change."""
    index, told, current = schedule.index, [], None
    for offset in range(first, last + 1):
        if index.is_working[offset] and index.hours[offset] != current:
            current = index.hours[offset]
            told.append((date.fromordinal(index.base + offset), current))
    return tuple(told)


def _minute(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="minutes")


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is not None:
        raise ValueError(f"{text} carries a time zone")
    return at.replace(tzinfo=VIETNAM)


def _mark_to_json(mark: Mark) -> list[str]:
    entry = [mark.day.isoformat(), mark.kind.value, mark.name, mark.name_en]
    return [*entry, mark.pair.isoformat()] if mark.pair else entry


def _mark_from_json(day: str, kind: str, name: str, name_en: str, pair: str | None = None) -> Mark:
    return Mark(date.fromisoformat(day), DayKind(kind), name, name_en, date.fromisoformat(pair) if pair else None)


def _hours_to_json(seconds: Seconds) -> str:
    return " ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in seconds)


def _hours_from_json(text: str) -> Seconds:
    pairs = (interval.split("-") for interval in text.split())
    return tuple((_seconds(opens), _seconds(closes)) for opens, closes in pairs)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


def _seconds(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 3600 + int(minute) * 60
