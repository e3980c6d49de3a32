"""What the pages of the official forms need to be drawn."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from motcua.reports.rules.filled import Filled
from motcua.web.figures import Figure, OnTimeRate, Period


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form in the list: its address, "" of the address where the reader has no part in it."""

    code: str
    number: str
    title: str
    of_province: bool
    missing: int  # columns without a source
    columns: int
    address: str


@dataclass(frozen=True, slots=True)
class HeadingCell:
    words: str
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that opens its dossiers, a number, a text; neither where there is no source (`reason` says why)."""

    label: str
    figure: Figure | None = None
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    kind: str
    ordinal: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    headings: tuple[tuple[HeadingCell, ...], ...]
    numbers: tuple[str, ...]  # none where the columns have none
    lines: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """An identity of the form, and whether every line fulfils it (`broken`: those that do not)."""

    sentence: str
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A filled form on screen. `period` is the part of its period that has come, with the instant it is told of;
    `period_name` is "" where days alone were asked for."""

    filled: Filled
    left_out: int  # lines on which nothing arose
    title: str
    law: str
    scope: str
    period_name: str
    period: Period
    is_running: bool
    table: Table
    internal: Table | None
    checks: tuple[Check, ...]
    rates: tuple[OnTimeRate, ...]
    remarks: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]  # column and why there is no source

    @property
    def told_of(self) -> tuple[str, ...]:
        """The places of which the rates are told."""
        return (self.scope,)


@dataclass(frozen=True, slots=True)
class SubmittedRow:
    """A frozen report in a list."""

    number: int
    form: str
    scope: str
    period_name: str
    first: date
    last: date
    version: int
    submitted_at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that a recount has otherwise; "" where a line is not there."""

    line: str
    column: str | Promise
    before: str
    now: str
