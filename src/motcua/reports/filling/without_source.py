"""A form whose matter no room of the system records yet: its columns, and that there is no source."""

from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """One line, without any number."""
    return (Line(LineKind.TOTAL, "", "", "Tổng cộng", {column.code: None for column in wanted.form.columns}),), None
