"""What the report's pages need to be drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.statistics.rules.tables import By
from motcua.web.figures import Figure, OnTimeRate, Period, Ratio
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the table. `kind` is "total" (a level, or all) or "part" (a centre within a level, or a sector)."""

    kind: str
    name: str
    figures: tuple[Figure, ...]  # in the order of the report's `headings`
    in_time: Ratio  # definition A


@dataclass(frozen=True, slots=True)
class FigureByPlace:
    """A figure that the table does not have, each time with the name of its place (those of the report's `told_of`)."""

    title: str
    figures: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """A relation ("=" or "≤") that must hold between two sums of figures, shown with its numbers."""

    name: str | Promise
    left: tuple[Figure, ...]
    relation: str
    right: tuple[Figure, ...]
    holds: bool

    @property
    def sign(self) -> str:
        """What stands between the numbers: the relation, or that which is true instead."""
        return self.relation if self.holds else {"=": "≠", "≤": ">"}[self.relation]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see a page."""

    label: str | Promise
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The article's table for a period and a scope. `left_out` is how many communes, or sectors, with nothing have no
    row."""

    scope: str
    period: Period
    by: By  # what the rows are
    choices: tuple[Choice, ...]  # of what the rows might be
    headings: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    left_out: int
    told_of: tuple[str, ...]  # the places of which the rates and the further figures are told
    further: tuple[FigureByPlace, ...]
    rates: tuple[OnTimeRate, ...]
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
    """The dossiers behind one figure, as far as the reader may see them.

    `total` is the figure: what it counts less `number_taken_back` (counted before the period and undone in it; of the
    figure of moves, `is_of_moves`: those moved away). The page lists the ones or the others: `here` in all, `visible`
    of them to this reader. `next_key` is "" at the list's end.
    """

    title: str | Promise
    scope: str
    period: Period
    total: int
    number_taken_back: int
    shows_taken_back: bool
    is_of_moves: bool
    here: int
    visible: int
    rows: tuple[DossierRow, ...]
    next_key: str
    rows_as_of: datetime | None = None  # when the rows tell of, where that is later than the figure

    @property
    def hidden(self) -> int:
        """How many dossiers stand behind the figure that this reader may not see."""
        return self.here - self.visible
