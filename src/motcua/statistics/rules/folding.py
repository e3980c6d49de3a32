"""A table across a reorganisation: units that ended folded into those that took over from them.

A unit that one other took over whole is added to it. One that was split is not: nothing says which part of what it had
closed belongs to which successor, so it keeps a row of its own. What it had open was moved dossier by dossier
(`motcua succeed`) and is counted where it went. Either way every row goes to exactly one place, and all sums stay.
"""

from collections.abc import Mapping
from dataclasses import replace

from motcua.statistics.rules.figures import sum_of
from motcua.statistics.rules.tables import By, Row, Table


def folded(table: Table, successors: Mapping[str, Row]) -> Table:
    """The table with each row whose code is in `successors` added to that row, which need not be in the table yet.

    Groups are those of the rows as they stand then; the total is the same.
    """
    parts: dict[str, list[Row]] = {}
    heads: dict[str, Row] = {}
    for row in table.rows:
        head = successors.get(row.code, row)
        parts.setdefault(head.code, []).append(row)
        heads.setdefault(head.code, head)
    places = {row.code: place for place, row in enumerate(table.rows)}
    in_order = sorted(parts, key=lambda code: places.get(code, len(places)))
    rows = tuple(_joined(heads[code], tuple(parts[code])) for code in in_order)
    groups = tuple(
        replace(group, figures=sum_of(row.figures for row in rows if row.level == group.level))
        for group in table.groups
    )
    return Table(table.period, rows, groups, table.total, By.SUCCESSOR)


def _joined(head: Row, parts: tuple[Row, ...]) -> Row:
    return replace(head, figures=sum_of(part.figures for part in parts), centres=tuple(part.code for part in parts))
