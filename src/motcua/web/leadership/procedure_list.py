"""A page of the procedures behind a number. They are public, and so is the list."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.catalogue.models import Procedure
from motcua.statistics.rules.periods import Period as Days
from motcua.web.figures import Period, period_as_of

ROWS = 50


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """`rows`: code, name and sector; `next_key` is "" at the list's end."""

    title: str
    scope: str
    period: Period
    total: int
    rows: tuple[tuple[str, str, str], ...]
    next_key: str


def procedures_of(
    found: QuerySet[Procedure], asked: Days, *, title: str, scope: str, after: str, now: datetime
) -> ProcedureList:
    """Those after the code `after`, by code."""
    page = list(found.filter(code__gt=after).values_list("code", "name", "sector__name")[: ROWS + 1])
    shown = page[:ROWS]
    return ProcedureList(
        title=title,
        scope=scope,
        period=period_as_of(asked, now),
        total=found.count(),
        rows=tuple((number, name, sector or "") for number, name, sector in shown),
        next_key=shown[-1][0] if len(page) > ROWS else "",
    )
