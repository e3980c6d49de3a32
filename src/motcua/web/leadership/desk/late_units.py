"""The units with late dossiers, for the desk, and what those wait for."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext

from motcua.statistics.lateness import where_overdue_lie
from motcua.statistics.rules.tables import Row
from motcua.web.leadership.desk.choice import Choice
from motcua.web.leadership.desk.view_models import (
    LateUnit,
)
from motcua.web.leadership.desk.words import WORKS
from motcua.web.leadership.linked import figure_of
from motcua.web.leadership.scopes import single


def late_units_of(choice: Choice, rows: Sequence[Row]) -> list[LateUnit]:
    """Those with late or overdue dossiers, most first, with what the overdue ones wait for."""
    where = where_overdue_lie(choice.today)
    found = []
    for row in rows:
        scope = single(row)
        late, overdue = (figure_of(scope, code, choice.asked) for code in ("late", "overdue"))
        if late.value <= 0 and overdue.value <= 0:
            continue
        lie = where.get(scope.part, {})
        told: list[tuple[str | Promise, int]] = [(WORKS[work], number) for work, number in lie.items() if work in WORKS]
        waiting = overdue.value - sum(number for _name, number in told)
        if waiting > 0:
            told.append((gettext("chờ người nộp hoặc nơi khác"), waiting))
        found.append(LateUnit(scope.name, late, overdue, tuple(told)))
    return sorted(found, key=lambda unit: -(unit.late.value + unit.overdue.value))
