"""Biểu 07: the late dossiers of a period by sector, and why, as their stories say by the end of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched, groupby

from django.db.models import QuerySet

from motcua.catalogue.models import Sector
from motcua.dossiers import directory
from motcua.dossiers.access import STORED, stored_event
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.stored import restore
from motcua.kernel.facts import Event
from motcua.reports.filling.places import numbers_in
from motcua.reports.rules.causes import WORDS, Cause, Found, cause_of
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.evenings import midnight
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

AT_ONCE = 1_000
HOW = ("late", "overdue")
"""Resolved late in the period; open and overdue at its end."""

type Late = tuple[int, str, str, Cause]
"""A late dossier: its row number, its sector's code, one of `HOW`, and its cause."""


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """A line for each sector, below it one for each cause, the most frequent first; and the total."""
    late: list[Late] = [
        (number, sector, how, cause if in_own_words else cause.without_reason)
        for number, sector, how, cause in late_dossiers(wanted, days)
    ]
    names = dict(Sector.objects.order_by("name_sort", "pk").values_list("code", "name"))
    by_sector = {code: [each for each in late if each[1] == code] for code in names}
    lines: list[Line] = []
    for number, (code, found) in enumerate(((code, found) for code, found in by_sector.items() if found), start=1):
        lines.append(Line(LineKind.LINE, str(number), code, names[code], _values(found)))
        lines += _causes(code, found)
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", _values(late))), None


def _causes(sector: str, late: Iterable[Late]) -> Iterator[Line]:
    by_cause: dict[str, list[Late]] = defaultdict(list)
    for each in late:
        by_cause[each[3].key].append(each)
    for key, found in sorted(by_cause.items(), key=lambda item: (item[0] == Found.NOWHERE, -len(item[1]), item[0])):
        cause = found[0][3]
        name = cause.reason or WORDS[cause.found].vi
        yield Line(LineKind.DETAIL, "", f"{sector}/{key}", name, _values(found))


def _values(late: Iterable[Late]) -> dict[str, Value]:
    how = [each[2] for each in late]
    return {"lateness": len(how), **{each: how.count(each) for each in HOW}, "solution": None}


def behind(wanted: Wanted, days: Period, line: str, column: str) -> QuerySet[Dossier]:
    """The dossiers of one cell. `line` is "" (all), a sector, or a sector and the key of a cause."""
    sector, _, key = line.partition("/")
    wanted_how = HOW if column == "lateness" else (column,)
    found = [
        number
        for number, in_sector, how, cause in late_dossiers(wanted, days)
        if how in wanted_how and sector in ("", in_sector) and key in ("", cause.key, str(cause.found))
    ]
    return Dossier.objects.filter(pk__in=found)


def late_dossiers(wanted: Wanted, days: Period) -> Iterator[Late]:
    """Every late dossier of the place and the period, with the cause that its story told by the end of it."""
    centres, end = numbers_in(wanted, days), midnight(days.last + ONE_DAY)
    for how in HOW:
        rows = dossiers_behind(how, days, centres=centres).counted
        for numbers in batched(rows.order_by("pk").values_list("pk", flat=True), AT_ONCE):
            for number, events in stories_before(numbers, end):
                state = fold(events)
                yield number, state.sector, how, cause_of(events, state, end)


def stories_before(numbers: Iterable[int], end: datetime) -> Iterator[tuple[int, tuple[Event, ...]]]:
    """The events of dossiers (row numbers) that happened before `end`, dossier by dossier."""
    stored = DossierEvent.objects.filter(dossier_id__in=list(numbers), at__lt=end).order_by("dossier_id", "seq")
    rows = stored.values_list("dossier_id", *STORED)
    for number, group in groupby(rows, key=lambda row: int(row[0])):
        yield number, tuple(restore([stored_event(row[1:]) for row in group], directory.processes))
