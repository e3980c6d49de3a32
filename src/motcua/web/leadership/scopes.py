"""The places of a report: all that was asked for, a level of it, a centre or a sector; and the names they go by."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.kernel.errors import NotFound
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.tables import Row, Table
from motcua.territory.rules.units import Level


@dataclass(frozen=True, slots=True)
class Scope:
    """Some rows of the report (by the codes of what was counted in them) with their figures.

    `part` names it within the report: "" all, a level, or the code of a centre or a sector.
    """

    part: str
    name: str
    rows: tuple[str, ...]
    figures: Row


def whole(table: Table, name: str) -> Scope:
    """All rows of the table."""
    return Scope("", name, _codes(table.rows), table.total)


def levels(table: Table) -> tuple[Scope, ...]:
    """The levels that have a centre in the table, each with all of its centres."""
    found = []
    for group in table.groups:
        rows = [row for row in table.rows if row.level == group.level]
        if rows:
            name = rows[0].name if len(table.rows) == 1 else name_level(group.level, rows)
            found.append(Scope(group.level, name, _codes(rows), group))
    return tuple(found)


def single(row: Row) -> Scope:
    """One centre, or one sector."""
    return Scope(row.code, row.name, row.codes, row)


def scope_named(table: Table, part: str, name_of_all: str) -> Scope:
    """The scope that an address names by `part`. Raises `NotFound` for one that the table does not have."""
    scopes = [whole(table, name_of_all), *levels(table), *(single(row) for row in table.rows)]
    for scope in scopes:
        if scope.part == part:
            return scope
    raise NotFound(
        "no_such_place",
        vi="Báo cáo này không có nơi tiếp nhận đó. Hãy mở lại báo cáo và bấm vào con số cần xem.",
        en="The report has no such place. Open the report again and follow the figure.",
    )


def name_level(level: str, rows: Sequence[Row]) -> str:
    """The name of all centres of a level together; below the province, one alone bears its own."""
    if level == Level.PROVINCE:
        return gettext("Trung tâm cấp tỉnh")
    if len(rows) == 1:
        return rows[0].name
    if level == Level.DISTRICT:
        return gettext("Cấp huyện (%(number)s trung tâm)") % {"number": len(rows)}
    return gettext("Cấp xã (%(number)s nơi tiếp nhận)") % {"number": len(rows)}


def _codes(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(code for row in rows for code in row.codes)


def is_empty(scope: Scope) -> bool:
    """Nothing was handled there and nothing was waiting."""
    return scope.figures.figures == Figures()
