"""What the report's pages need to be drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.web.figures import Figure, OnTimeRate, Period, Share
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the table. `kind` is "total" (a level) or "part" (a centre within it)."""

    kind: str
    name: str
    received_new: Figure
    carried_over: Figure
    in_time: Figure
    late: Figure
    open_in_term: Figure
    open_overdue: Figure
    in_time_share: Share  # definition A


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """An equation that must hold, shown with its numbers: `left` = `right`."""

    name: str | Promise
    left: int
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class RatesOf:
    """The three on-time rates of one level, side by side."""

    name: str
    rates: tuple[OnTimeRate, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The article's table for a period and a scope."""

    scope: str
    period: Period
    rows: tuple[ReportRow, ...]
    rates: tuple[RatesOf, ...]
    checks: tuple[IdentityCheck, ...]


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One dossier behind a figure."""

    code: str
    procedure_name: str
    centre_name: str
    accepted_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    status: Tag
    timeliness: Tag | None


@dataclass(frozen=True, slots=True)
class DossierList:
    """The dossiers behind one figure: `total` is the figure itself; `next_key` continues the list, "" at its end."""

    title: str | Promise
    scope: str
    period: Period
    total: int
    rows: tuple[DossierRow, ...]
    next_key: str
