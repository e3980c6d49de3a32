"""The tables that reports show: rows of figures, and their sums by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.statistics.rules.columns import COLUMNS, RARE, SEED_TABLE, Column
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.rules.identities import Identity, broken_identities, identities_of
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.rates import Rate, rate


class By(StrEnum):
    """What a row of a report is: a centre, one with those that it took over whole, or a sector."""

    UNIT = "unit"
    SUCCESSOR = "successor"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one thing: a centre (`level` says of which level), a sector, or a group. `code` "" for a sum.

    `centres`: the codes of those that were added up in it, where it is not just the one.
    """

    code: str
    name: str
    level: str
    figures: Figures
    centres: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what was counted here."""
        return self.centres or (self.code,)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The three on-time rates, A, B and C."""
        return tuple(rate(definition, self.figures) for definition in DEFINITIONS)

    @property
    def identities(self) -> tuple[Identity, ...]:
        return identities_of(self.figures)

    @property
    def broken_identities(self) -> tuple[Identity, ...]:
        """Empty when all is well."""
        return broken_identities(self.figures)

    @property
    def is_empty(self) -> bool:
        """Nothing at all happened here or was waiting."""
        return self.figures == Figures()


@dataclass(frozen=True, slots=True)
class Table:
    """A report of a period, as it stood on the evening of its last day: `rows`, sums of `groups`, and the `total`."""

    period: Period
    rows: tuple[Row, ...]
    groups: tuple[Row, ...]
    total: Row
    by: By = By.UNIT


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns in which the article's table is shown."""
    arose = {code for code in RARE for row in table.rows if getattr(row.figures, code)}
    return tuple(COLUMNS[code] for code in SEED_TABLE if code not in RARE or code in arose)


def total_of(rows: Iterable[Row], *, name: str = "", level: str = "") -> Row:
    """The sum of `rows`."""
    return Row("", name, level, sum_of(row.figures for row in rows))
