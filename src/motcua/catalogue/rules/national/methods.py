"""The table "Cách thức thực hiện" of the national page: channel, time, fee and description of each way to apply.

The stored text is the table's cells run together without anything between them:

    Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến5 Ngày làm việc100,000 VNĐ(…)Trong thời hạn…Trực tiếp5 Ngày làm…

The times were read from the page apart (`time_limits`, in the order of the rows), so each row's first two cells are
known and the rows can be found again. What cannot be told apart is said to be so: in "Trực tuyến120 VNĐ" nobody can see
where the time ends and the fee begins.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.rules.content import Channel, UnknownTerm
from motcua.worktime.rules.terms import Term, TermUnit

HEADING = "Hình thức nộpThời gianPhí, lệ phíMô tả"
CHANNELS = {
    "Trực tiếp": Channel.COUNTER,
    "Trực tuyến": Channel.ONLINE,
    "Dịch vụ bưu chính": Channel.POST,
}
UNITS = {
    "Ngày làm việc": TermUnit.WORKING_DAYS,
    "Ngày": TermUnit.CALENDAR_DAYS,
    "Giờ": TermUnit.WORKING_HOURS,
    "Tháng": TermUnit.MONTHS,
}
NOTHING_STATED = frozenset({"", "Không có thông tin", "Không quy định", "Không"})

_FEE_BEGINS = re.compile(r"Miễn phí|Không có thông tin|\d[\d.,]*\s?(?:VNĐ|Việt Nam Đồng|USD)")
_ROW_BEGINS = re.compile(r"(?:^|(?<=\S))(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)(?=[A-ZĐÁÀẢÃẠÔƠƯÊ\d])")


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One row of the table. `rest` is the text of fee and description; `is_glued` says that a number without unit runs
    into the fee's, so that neither can be read."""

    channel: Channel
    term: Term | None
    term_unknown: UnknownTerm | None
    term_text: str
    rest: str
    is_glued: bool = False


def read_methods(table: str, time_limits: Sequence[Mapping[str, Any]], term_text: str) -> tuple[MethodRow, ...]:
    """The rows of the table, in its order. Where there is no table (the Ministry of Defence's sheets), the rows are the
    times alone, with an empty `rest`; `term_text` then is the sheet's own words about time."""
    if not table:
        return tuple(_read_row(limit, "", term_text) for limit in time_limits)
    body = table.removeprefix(HEADING)
    limits: Sequence[Mapping[str, Any]] = time_limits or [
        {"channel": found.group(1), "value": None, "unit": None} for found in _ROW_BEGINS.finditer(body)
    ]
    starts = _find_rows(body, limits)
    rows = []
    for index, (limit, (_, cell_end)) in enumerate(zip(limits, starts, strict=True)):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(body)
        rows.append(_read_row(limit, body[cell_end:end], ""))
    return tuple(rows)


def _find_rows(body: str, limits: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Where each row begins and where its channel and time end. A row that cannot be found begins where the one before
    it ends, and so has no text: the times are still known."""
    found = []
    position = 0
    for limit in limits:
        cells = re.escape(limit["channel"] + _time_cell(limit))
        if limit["value"] is None:
            cells += r"(?=[A-ZĐ\d])"
        match = re.compile(cells).search(body, position)
        start, end = match.span() if match else (position, position)
        found.append((start, end))
        position = end
    return found


def _time_cell(limit: Mapping[str, Any]) -> str:
    if limit["value"] is None:
        return ""
    return f"{limit['value']:g} {limit['unit']}" if limit["unit"] else f"{limit['value']:g}"


def _read_row(limit: Mapping[str, Any], rest: str, words: str) -> MethodRow:
    channel = CHANNELS[limit["channel"]]
    value, unit = limit["value"], limit["unit"]
    starts_with_number = rest[:1].isdigit()
    if value is None:
        words, rest = _split_words(rest) if rest else (words, rest)
        is_silent = words.strip() in NOTHING_STATED
        reason = UnknownTerm.NOT_STATED if is_silent else UnknownTerm.WORDS_ONLY
        return MethodRow(channel, None, reason, "" if is_silent else words.strip(), rest, starts_with_number)
    text = f"{value:g}".replace(".", ",")
    if unit is None:
        return MethodRow(channel, None, UnknownTerm.NO_UNIT, text, rest, starts_with_number)
    text = f"{text} {unit[0].lower()}{unit[1:]}"
    if value <= 0 or value != int(value):
        return MethodRow(channel, None, UnknownTerm.NOT_COUNTABLE, text, rest)
    return MethodRow(channel, Term(int(value), UNITS[unit]), None, text, rest)


def _split_words(rest: str) -> tuple[str, str]:
    """A time given in words, and what follows it: the fee begins with one of the page's own phrases."""
    for silence in ("Không có thông tin", "Không quy định"):
        if rest.startswith(silence):
            return silence, rest.removeprefix(silence)
    found = _FEE_BEGINS.search(rest)
    return (rest[: found.start()], rest[found.start() :]) if found else (rest, "")
