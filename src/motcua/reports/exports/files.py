"""A form as a file of a kind, under a name that says what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from motcua.kernel.errors import Invalid
from motcua.reports.exports.lines import csv_of
from motcua.reports.exports.paper import Paper
from motcua.reports.exports.pdf import pdf_of
from motcua.reports.exports.workbook import workbook_of
from motcua.reports.rules.documents import write_document
from motcua.reports.rules.filled import Filled

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    content: bytes


def file_of(filled: Filled, paper: Paper, kind: str, *, at: datetime) -> File:
    """The form as "xlsx", "pdf", "csv" or "json". Raises `Invalid` for any other kind."""
    makers = {
        "xlsx": lambda: workbook_of([(filled, paper)], at=at),
        "pdf": lambda: pdf_of(filled, paper, at=at),
        "csv": lambda: csv_of(filled),
        "json": lambda: orjson.dumps(write_document(filled), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE),
    }
    if kind not in makers:
        raise Invalid(
            "file_kind_unknown",
            vi=f"Không xuất được tệp loại “{kind[:10]}”. Hãy chọn trong: {', '.join(makers)}.",
            en=f"There is no file of kind “{kind[:10]}”. Choose from: {', '.join(makers)}.",
            field="format",
        )
    return File(f"{_name(filled)}.{kind}", MEDIA_TYPES[kind], makers[kind]())


def workbook_of_each(forms: Sequence[tuple[Filled, Paper]], *, at: datetime) -> File:
    """One workbook with a sheet for each form."""
    filled = forms[0][0]
    name = f"{filled.form.code}-{filled.period.first:%Y%m%d}-{filled.period.last:%Y%m%d}.xlsx"
    return File(name, MEDIA_TYPES["xlsx"], workbook_of(forms, at=at))


def _name(filled: Filled) -> str:
    days = f"{filled.period.first:%Y%m%d}-{filled.period.last:%Y%m%d}"
    return "-".join(filter(None, (filled.form.code, filled.unit, days)))
