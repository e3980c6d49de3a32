"""A table as a document: everything that must go with a published rate, and lines for a spreadsheet."""

from datetime import datetime
from typing import Any

from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.figures import FIGURE_FIELDS
from motcua.statistics.rules.rates import Rate
from motcua.statistics.rules.tables import Row, Table

SUMMED = ("total", "in_time", "resolved", "in_term")
FIGURES = (*FIGURE_FIELDS, *SUMMED)
HEADINGS = (
    "group",
    "code",
    "name",
    "level",
    *FIGURES,
    *(f"{definition.code}_{part}" for definition in DEFINITIONS for part in ("numerator", "denominator", "percent")),
    "identities_hold",
)


def table_document(table: Table, scope: str, told_at: datetime) -> dict[str, Any]:
    """Plain values for JSON: definitions, period, scope, the instant it was told, rows, groups and total.

    `scope` is the code of the centre that the table is of, "" for all.
    """
    period = table.period
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "as_of": period.as_of(told_at).isoformat(),
        "scope": scope or None,
        "by": table.by,
        "definitions": [
            {
                "code": definition.code,
                "name": {"vi": definition.name.vi, "en": definition.name.en},
                "numerator": {"vi": definition.numerator_words.vi, "en": definition.numerator_words.en},
                "denominator": {"vi": definition.denominator_words.vi, "en": definition.denominator_words.en},
                "law": definition.law,
                "valid_from": definition.validity.first.isoformat(),
                "valid_to": definition.validity.last.isoformat() if definition.validity.last else None,
            }
            for definition in DEFINITIONS
        ],
        "rows": [row_document(row) for row in table.rows],
        "groups": [row_document(row) for row in table.groups],
        "total": row_document(table.total),
    }


def row_document(row: Row) -> dict[str, Any]:
    """One row: figures by name, rates by definition (numerator, denominator, text or null), and its identities."""
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "figures": {name: getattr(row.figures, name) for name in FIGURES},
        "rates": {rate.definition.code: rate_document(rate) for rate in row.rates},
        "identities": [
            {
                "name": {"vi": identity.name.vi, "en": identity.name.en},
                "left": identity.left,
                "relation": identity.relation,
                "right": identity.right,
                "holds": identity.holds,
            }
            for identity in row.identities
        ],
    }


def rate_document(rate: Rate) -> dict[str, Any]:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "percent": rate.digits,
    }


def table_lines(table: Table) -> list[list[str]]:
    """The headings and a line for each row, group ("level") and the total; an empty percentage means: none arose."""
    rows = [("", row) for row in table.rows]
    rows += [("level", row) for row in table.groups]
    rows += [("total", table.total)]
    return [list(HEADINGS), *(_line(group, row) for group, row in rows)]


def _line(group: str, row: Row) -> list[str]:
    values: list[Any] = [group, row.code, row.name, row.level]
    values += [getattr(row.figures, name) for name in FIGURES]
    for rate in row.rates:
        values += [rate.numerator, rate.denominator, rate.digits or ""]
    values.append("no" if row.broken_identities else "yes")
    return [str(value) for value in values]
