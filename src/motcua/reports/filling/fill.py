"""One way to fill in any form, and to find the dossiers behind a cell that no figure of the statistics opens."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.kernel.errors import NotFound
from motcua.reports.asking import units_in
from motcua.reports.filling import drafts, form_03, form_04, form_06, form_07, form_07b, form_08, without_source
from motcua.reports.filling.places import name_of
from motcua.reports.rules.filled import Filled, Line
from motcua.reports.rules.form_06 import FORM_06A
from motcua.reports.rules.periods import ReportPeriod
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.rates import rate

type Filler = Callable[[Wanted, Period, bool], tuple[tuple[Line, ...], Figures | None]]
FILLERS: dict[str, Filler] = {
    "01": drafts.fill_assessed,
    "02": drafts.fill_issued,
    "03": form_03.fill,
    "04": form_04.fill,
    "05": without_source.fill,
    "06": form_06.fill_province,
    "II.06a": form_06.fill_unit,
    "07": form_07.fill,
    "II.07b": form_07b.fill,
    "08": form_08.fill,
}
BEHIND = {"07": form_07.behind, "08": form_08.behind}


def fill(wanted: Wanted, *, now: datetime, in_own_words: bool = False) -> Filled:
    """The form as of the end of its last day, or of `now` while its period runs.

    `in_own_words`: letters' reasons are told as written (form 07), which is for officers. Raises `NotFound` for a unit
    that nobody knows, `Invalid` for a period that has not begun.
    """
    days = wanted.period.so_far(now.date())
    unit_name = name_of(wanted, days)
    lines, figures = FILLERS[wanted.form.code](wanted, days, in_own_words)
    return Filled(
        form=wanted.form,
        unit=wanted.unit,
        below=wanted.below,
        unit_name=unit_name,
        period=wanted.period,
        as_of=days.as_of(now),
        lines=lines,
        rates=tuple(rate(definition, figures) for definition in DEFINITIONS) if figures else (),
    )


def fill_each_unit(period: ReportPeriod, *, now: datetime) -> list[Filled]:
    """II.06a of every unit that worked in the period, each by itself; two statements however many they are."""
    days = period.so_far(now.date())
    found = []
    for centre, (lines, figures) in form_06.fill_each_unit(units_in(period), days):
        rates = tuple(rate(definition, figures) for definition in DEFINITIONS)
        found.append(Filled(FORM_06A, centre.code, False, centre.name, period, days.as_of(now), lines, rates))
    return found


def dossiers_of_cell(wanted: Wanted, line: str, column: str, *, now: datetime) -> QuerySet[Dossier]:
    """The dossiers behind the cell at `line` (its code) and `column` (its code) of a form that knows them itself.

    Nobody's permission has been looked at. Raises `NotFound` for a cell that opens none.
    """
    known = wanted.form.by_code.get(column)
    if wanted.form.code not in BEHIND or known is None or not known.dossiers:
        raise NotFound(
            "no_such_cell",
            vi="Biểu này không có ô đó. Hãy mở lại biểu và bấm vào con số cần xem.",
            en="The form has no such cell. Open the form again and follow the figure.",
        )
    return BEHIND[wanted.form.code](wanted, wanted.period.so_far(now.date()), line, column)
