"""A form on paper: A4 landscape, the official layout, by Typst as every printed form."""

from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.kernel.numbers import whole
from motcua.kernel.pdf import make_pdf
from motcua.printing.rules.words import in_day_words, printable
from motcua.reports.exports.paper import HOW, LEFT, RIGHT, Paper, rate_lines, remarks_of
from motcua.reports.rules.filled import Filled, Line
from motcua.reports.rules.form import NO_SOURCE, Column, Value
from motcua.reports.rules.layout import headings_of, numbers_of

FOLDER = Path(__file__).parent.parent / "templates"
SOURCE = '#import "official.typ": form\n#form(json(bytes(sys.inputs.data)))\n'


def pdf_of(filled: Filled, paper: Paper, *, at: datetime) -> bytes:
    """One PDF; `at` is when it was made: the same input gives the same bytes."""
    data = {
        "superior": paper.office.superior,
        "issuer": paper.office.issuer,
        "number": paper.number,
        "law": paper.law,
        "title": paper.title,
        "unit": paper.unit,
        "period": paper.period,
        "as_of": paper.as_of,
        "note": paper.note,
        "place_and_day": f"{paper.office.place or '........'}, {in_day_words(at)}",
        "table": _table(filled, filled.form.official),
        "internal": _table(filled, filled.form.internal) if filled.form.internal else None,
        "rates": rate_lines(filled),
        "remarks": remarks_of(filled),
        "signatures": [
            {"role": LEFT, "how": HOW[0], "name": ""},
            {"role": RIGHT, "how": HOW[1], "name": paper.signed_by},
        ],
    }
    return make_pdf(SOURCE, printable(data), folder=FOLDER, at=at)


def _table(filled: Filled, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "columns": len(columns),
        "headings": [
            {"text": cell.words.vi, "x": cell.column, "y": level, "columns": cell.columns, "rows": cell.rows}
            for level, row in enumerate(headings_of(filled.form, columns))
            for cell in row
        ],
        "depth": len(headings_of(filled.form, columns)),
        "numbers": list(numbers_of(columns)),
        "lines": [_line(line, columns) for line in filled.lines],
    }


def _line(line: Line, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "kind": str(line.kind),
        "ordinal": line.ordinal,
        "name": line.name,
        "cells": [_cell(line.values.get(column.code)) for column in columns],
    }


def _cell(value: Value) -> dict[str, Any]:
    if value is None:
        return {"text": NO_SOURCE.vi, "is_number": False}
    return {"text": whole(value) if isinstance(value, int) else value, "is_number": isinstance(value, int)}
