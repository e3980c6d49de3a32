"""Biểu 05: petitions received and handled, by the unit that holds them."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from motcua.kernel.clock import VIETNAM
from motcua.petitions.queries import figures_of_all
from motcua.petitions.rules.reporting import Figure
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

type Sets = Mapping[Figure, frozenset[UUID]]


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """A line for each unit that holds petitions now, then the total, as they stood at the midnight that ends the last
    day."""
    begin = datetime.combine(days.first, time(), VIETNAM)
    end = datetime.combine(days.last + timedelta(days=1), time(), VIETNAM)
    report = figures_of_all(begin, end)
    rules = report.by_kind["procedure"][Figure.NEW]
    units = [(centre.code, centre.name, sets) for centre, sets in report.by_centre.items() if any(sets.values())]
    lines = [
        Line(LineKind.LINE, str(number), code, name, _values(sets, rules))
        for number, (code, name, sets) in enumerate(units, start=1)
    ]
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", _values(report.total, rules))), None


def _values(sets: Sets, rules: frozenset[UUID]) -> dict[str, Value]:
    return {
        "carried_over": len(sets[Figure.CARRIED_OVER]),
        "on_rules": len(sets[Figure.NEW] & rules),
        "on_conduct": len(sets[Figure.NEW] - rules),
        "handled": len(sets[Figure.HANDLED]),
        "open": len(sets[Figure.OPEN]),
        "published": len(sets[Figure.PUBLISHED]),
    }
