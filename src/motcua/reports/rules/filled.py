"""A form filled in for a period and a place, and what can be said of it without any database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from motcua.reports.rules.form import Form, Identity, Value
from motcua.reports.rules.periods import ReportPeriod
from motcua.statistics.rules.rates import Rate


class LineKind(StrEnum):
    """A heading of a part, with its sum; a line within it; a line below such a line; the whole."""

    SECTION = "section"
    LINE = "line"
    DETAIL = "detail"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line's dossiers are: a unit's code ("" all) alone or with those below it, and a part of its report.

    `by` is "unit" or "sector", `part` a level, or the code of a centre or sector ("" all of it).
    """

    unit: str = ""
    by: str = "unit"
    part: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `ordinal` is column 1, `name` column 2; `code` names the line within the form, for comparing."""

    kind: LineKind
    ordinal: str
    code: str
    name: str
    values: Mapping[str, Value]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """`unit` is the code of the centre it is of ("": the province), `below` whether those under it are in it."""

    form: Form
    unit: str
    below: bool
    unit_name: str
    period: ReportPeriod
    as_of: datetime
    lines: tuple[Line, ...]
    rates: tuple[Rate, ...] = field(default=())

    @property
    def total(self) -> Line | None:
        return next((line for line in self.lines if line.kind is LineKind.TOTAL), None)

    @property
    def is_empty(self) -> bool:
        """No line says anything but nothing."""
        return not any(any(line.values.values()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that a line does not fulfil, or (without one) a sum that its lines do not come to."""

    line: Line
    identity: Identity | None
    column: str = ""


def broken_in(filled: Filled) -> tuple[Broken, ...]:
    """What does not add up: within a line, or between the sum of a part and its lines. Empty when all is well."""
    return (*_within_lines(filled), *_between_lines(filled))


def _within_lines(filled: Filled) -> Iterator[Broken]:
    for line in filled.lines:
        for identity in filled.form.identities:
            if not identity.holds(line.values):
                yield Broken(line, identity)


def _between_lines(filled: Filled) -> Iterator[Broken]:
    """Each part is the sum of its lines, the whole that of the parts (or of the lines, where there are no parts)."""
    if not filled.form.has_rates:
        return
    parts: list[tuple[Line, list[Line]]] = []
    loose: list[Line] = []
    for line in filled.lines:
        if line.kind is LineKind.SECTION:
            parts.append((line, []))
        elif line.kind is LineKind.LINE:
            (parts[-1][1] if parts else loose).append(line)
    whole = filled.total
    sums = [*parts, *([(whole, [part for part, _ in parts] or loose)] if whole else [])]
    for line, below in sums:
        for column in filled.form.columns:
            value = line.values.get(column.code)
            if isinstance(value, int) and value != sum(_number(each, column.code) for each in below):
                yield Broken(line, None, column.code)


def _number(line: Line, code: str) -> int:
    value = line.values.get(code)
    return value if isinstance(value, int) else 0


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that another counting has otherwise. None for a line that it does not have."""

    line: Line
    column: str
    before: Value
    now: Value


def differences_between(before: Filled, now: Filled) -> tuple[CellDifference, ...]:
    """Cell by cell, what `now` has otherwise than `before`, of the same form, place and period."""
    old, new = ({(line.kind, line.code): line for line in filled.lines} for filled in (before, now))
    found = []
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        line = one or other
        assert line is not None  # noqa: S101 - a key of one of them
        for column in before.form.columns:
            was, is_now = (each.values.get(column.code) if each else None for each in (one, other))
            if was != is_now:
                found.append(CellDifference(line, column.code, was, is_now))
    return tuple(found)
