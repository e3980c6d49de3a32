"""The one way to a CSV file: RFC 4180, UTF-8 with the mark that spreadsheets need, nothing in it a formula."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from django.http import HttpResponse

from motcua.reports.exports.lines import harmless


def csv_answer(name: str, lines: Iterable[Iterable[object]]) -> HttpResponse:
    """The lines, headings first, as a file of this name (with its ending) to be kept.

    None is an empty cell. Numbers stand bare; a text that a spreadsheet would run is marked as text.
    """
    text = StringIO()
    csv.writer(text).writerows([_cell(value) for value in line] for line in lines)
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, int | float | Decimal) else harmless(str(value))
