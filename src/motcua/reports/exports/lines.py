"""A form as CSV: RFC 4180, UTF-8 with a byte order mark, so that spreadsheet programs read the accents."""

import csv
import io

from motcua.reports.rules.filled import Filled
from motcua.reports.rules.form import NO_SOURCE, Column, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(filled: Filled) -> bytes:
    """A line of headings, and a line for each of the form's. The internal columns come last."""
    columns = (*filled.form.official, *filled.form.internal)
    text = io.StringIO()
    writer = csv.writer(text)  # ends its lines with CR LF, quotes what needs it
    writer.writerow(["kind", "(1) TT", f"(2) {filled.form.rows_are.vi}", *map(_heading, columns)])
    for line in filled.lines:
        cells = (cell(line.values.get(column.code)) for column in columns)
        writer.writerow([line.kind, line.ordinal, harmless(line.name), *cells])
    return text.getvalue().encode("utf-8-sig")


def _heading(column: Column) -> str:
    words = ", ".join(each.vi for each in (*column.under, column.title))
    return f"({column.number}) {words}" if column.number else words


def cell(value: Value) -> str:
    """A number bare; a text that no spreadsheet runs; in words where there is no source."""
    if value is None:
        return NO_SOURCE.vi
    return str(value) if isinstance(value, int) else harmless(value)


def harmless(text: str) -> str:
    """A text somebody typed, marked as text where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
