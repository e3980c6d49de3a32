"""What became of a frozen report: whether its hash still fits, and what a recount now has otherwise."""

from collections.abc import Iterator
from datetime import datetime

from motcua.kernel.chain import GENESIS
from motcua.reports.filling.fill import fill
from motcua.reports.models import SubmittedReport
from motcua.reports.rules.documents import read_document
from motcua.reports.rules.filled import CellDifference, Filled, differences_between
from motcua.reports.rules.forms import form_named
from motcua.reports.rules.wanted import Wanted
from motcua.reports.sealing import seal


def wanted_of(row: SubmittedReport) -> Wanted:
    """What the report is of."""
    return Wanted(form_named(row.form), row.unit, row.below, row.period)


def filled_of(row: SubmittedReport) -> Filled:
    """The form as it was frozen."""
    return read_document(row.payload)


def recounted(row: SubmittedReport, *, now: datetime) -> tuple[CellDifference, ...]:
    """Cell by cell, what counting again has otherwise: what was recorded late, or set right, since."""
    return differences_between(filled_of(row), fill(wanted_of(row), now=now, in_own_words=True))


def frozen_problems() -> Iterator[str]:
    """One line for each frozen report whose content, or a version before it, is not what was submitted."""
    rows = SubmittedReport.objects.order_by("form", "unit", "below", "period_kind", "first", "last", "version")
    previous: tuple[object, ...] = ()
    head, expected = GENESIS, 1
    for row in rows.iterator(chunk_size=200):
        key = (row.form, row.unit, row.below, row.period_kind, row.first, row.last)
        if key != previous:
            previous, head, expected = key, GENESIS, 1
        if row.version != expected:
            yield f"{row}: version {expected} is missing"
        elif seal(row, head) != bytes(row.hash):
            yield f"{row}: was changed after {row.by_name} submitted it"
        elif told := columns_unlike_payload(row):
            yield f"{row}: {', '.join(told)} is not what was submitted"
        head, expected = bytes(row.hash), row.version + 1


def columns_unlike_payload(row: SubmittedReport) -> list[str]:
    """The columns of the row that say otherwise than the hashed content."""
    frozen = filled_of(row)
    pairs = {
        "form": (row.form, frozen.form.code),
        "unit": (row.unit, frozen.unit),
        "below": (row.below, frozen.below),
        "period": (row.period, frozen.period),
        "as_of": (row.as_of, frozen.as_of),
    }
    return [name for name, (column, hashed) in pairs.items() if column != hashed]
