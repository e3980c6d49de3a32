"""Reads a filled form into what its page shows: headings, lines with linked figures, checks, rates."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.reports.rules.filled import Filled, Line, LineKind, broken_in
from motcua.reports.rules.form import NO_SOURCE, Column
from motcua.reports.rules.layout import headings_of, numbers_of
from motcua.reports.rules.periods import Kind
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.rates import Rate
from motcua.statistics.rules.tables import By
from motcua.web.figures import Figure, OnTimeRate, Ratio, period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.linked import rate_of
from motcua.web.leadership.official.form_asked import address_of
from motcua.web.leadership.official.line_words import word_for
from motcua.web.leadership.official.view_models import Cell, Check, FormPage, HeadingCell, Table, TableLine

type Address = Callable[[Line, Column], str]


def read_form(filled: Filled, now: datetime, *, linked: bool = True, every_line: bool = True) -> FormPage:
    """The page of a filled form; `linked`: its numbers open their dossiers, which those of a frozen one do not.

    Without `every_line`, lines on which nothing arose are left out of the tables.
    """
    language, form = get_language() or "vi", filled.form
    days = filled.period.so_far(now.date())
    address: Address = (lambda line, column: address_behind(filled, line, column, now)) if linked else _nowhere
    told = filled.lines if every_line else tuple(line for line in filled.lines if not is_idle(line))
    return FormPage(
        filled=filled,
        left_out=len(filled.lines) - len(told),
        title=form.title.read(language),
        law=form.law,
        scope=word_for(filled.unit_name),
        period_name="" if filled.period.kind is Kind.DAYS else filled.period.name.read(language),
        period=period_as_of(days, filled.as_of),
        is_running=not filled.period.is_over(now.date()),
        table=_table(filled, told, form.official, address, language),
        internal=_table(filled, told, form.internal, address, language) if form.internal else None,
        checks=tuple(_checks(filled, language)),
        rates=tuple(_rate(filled, each, address) for each in filled.rates),
        remarks=tuple(remark.read(language) for remark in form.remarks),
        missing=tuple(
            (column.title.read(language), column.missing.read(language)) for column in form.columns if column.missing
        ),
    )


def is_idle(line: Line) -> bool:
    """A line, no sum, on which nothing arose: no number but nought, and no words."""
    return line.kind is LineKind.LINE and not any(line.values.values())


def _nowhere(line: Line, column: Column) -> str:
    return ""


def address_behind(filled: Filled, line: Line, column: Column, now: datetime) -> str:
    """Where the dossiers behind a cell are listed; "" for a cell that has none."""
    place = line.place
    if column.figure and place:
        asked = Asked(filled.period.so_far(now.date()), place.unit, By(place.by), place.alone)
        return asked.dossiers_address(column.figure, place.part)
    if column.dossiers:
        wanted = Wanted(filled.form, filled.unit, filled.below, filled.period)
        return address_of("official-form-dossiers", wanted, line=line.code, column=column.code)
    return ""


def _table(filled: Filled, told: Sequence[Line], columns: Sequence[Column], address: Address, language: str) -> Table:
    headings = tuple(
        tuple(HeadingCell(cell.words.read(language), cell.columns, cell.rows) for cell in row)
        for row in headings_of(filled.form, columns)
    )
    lines = tuple(
        TableLine(
            str(line.kind),
            line.ordinal,
            word_for(line.name),
            tuple(_cell(line, column, address, language) for column in columns),
        )
        for line in told
    )
    return Table(headings, numbers_of(columns) if columns[0].number else (), lines)


def _cell(line: Line, column: Column, address: Address, language: str) -> Cell:
    label = label_of(column, language)
    value = line.values.get(column.code)
    if isinstance(value, int):
        return Cell(label, Figure(label, value, address(line, column) if value else ""))
    if value is None:
        return Cell(label, text=NO_SOURCE.read(language))
    return Cell(label, text=value)


def label_of(column: Column, language: str) -> str:
    """ "(8) Số hồ sơ đã giải quyết: Trước hạn"."""
    words = ": ".join(each.read(language) for each in (*column.under[:1], column.title))
    return f"({column.number}) {words}" if column.number else words


def _checks(filled: Filled, language: str) -> Iterator[Check]:
    broken = broken_in(filled)
    for identity in filled.form.identities:
        lines = tuple(word_for(each.line.name) for each in broken if each.identity == identity)
        yield Check(filled.form.sentence(identity, language), lines)
    if filled.form.has_rates:
        sums = tuple(word_for(each.line.name) for each in broken if each.identity is None)
        yield Check(gettext("Tổng = các dòng cộng lại"), sums)


def _rate(filled: Filled, rate: Rate, address: Address) -> OnTimeRate:
    """A rate of the form; both of its numbers open the dossiers behind the form's total."""
    definition, total = rate.definition, filled.total
    parts = []
    for code, value in ((definition.numerator, rate.numerator), (definition.denominator, rate.denominator)):
        title = COLUMNS[code].title
        opened = address(total, Column("", code, title, figure=code)) if total else ""
        parts.append(Figure(title.read(get_language() or "vi"), value, opened))
    return rate_of(definition, [(word_for(filled.unit_name), Ratio(*parts))])
