"""A filled form as plain values: what is frozen, hashed and exported as JSON, and read back."""

from datetime import date, datetime
from typing import Any

from motcua.reports.rules.filled import Filled, Line, LineKind, Place
from motcua.reports.rules.forms import form_named
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.rates import Rate
from motcua.worktime.rules.schedule import in_vietnam

type Document = dict[str, Any]
BY_LETTER = {definition.code: definition for definition in DEFINITIONS}


def write_document(filled: Filled) -> Document:
    """Text, whole numbers, true, false and null only, so that it has one canonical text."""
    form, asked = filled.form, filled.period
    return {
        "form": form.code,
        "number": form.number,
        "title": {"vi": form.title.vi, "en": form.title.en},
        "law": form.law,
        "unit": filled.unit,
        "below": filled.below,
        "unit_name": filled.unit_name,
        "period": {
            "kind": str(asked.kind),
            "number": asked.number,
            "first": asked.first.isoformat(),
            "last": asked.last.isoformat(),
        },
        "as_of": in_vietnam(filled.as_of).isoformat(),
        "columns": [
            {
                "number": column.number,
                "code": column.code,
                "title": {"vi": column.title.vi, "en": column.title.en},
                "internal": column.internal,
                "missing": column.missing.vi if column.missing else None,
            }
            for column in form.columns
        ],
        "lines": [_write_line(line) for line in filled.lines],
        "rates": [_write_rate(rate) for rate in filled.rates],
    }


def _write_line(line: Line) -> Document:
    place = line.place
    return {
        "kind": str(line.kind),
        "ordinal": line.ordinal,
        "code": line.code,
        "name": line.name,
        "values": dict(line.values),
        "place": {"unit": place.unit, "by": place.by, "part": place.part, "alone": place.alone} if place else None,
    }


def _write_rate(rate: Rate) -> Document:
    return {
        "definition": rate.definition.code,
        "law": rate.definition.law,
        "formula": f"{rate.definition.numerator_words.vi} ÷ {rate.definition.denominator_words.vi}",
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "percent": rate.digits,
    }


def read_document(document: Document) -> Filled:
    """The filled form again. Columns and headings are those of the form's code."""
    asked = document["period"]
    days = (date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"]))
    return Filled(
        form=form_named(document["form"]),
        unit=document["unit"],
        below=document["below"],
        unit_name=document["unit_name"],
        period=ReportPeriod(Kind(asked["kind"]), *days, asked["number"]),
        as_of=datetime.fromisoformat(document["as_of"]),
        lines=tuple(_read_line(line) for line in document["lines"]),
        rates=tuple(Rate(BY_LETTER[r["definition"]], r["numerator"], r["denominator"]) for r in document["rates"]),
    )


def _read_line(line: Document) -> Line:
    place = Place(**line["place"]) if line["place"] else None
    return Line(LineKind(line["kind"]), line["ordinal"], line["code"], line["name"], line["values"], place)
