"""For `motcua verify --reports`: random periods counted again from every event, and compared with the forms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.db.models import Max, Min

from motcua.dossiers.models import Dossier
from motcua.dossiers.projectors import Change
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.reports.asking import ask, units_in
from motcua.reports.filling.fill import fill, fill_each_unit
from motcua.reports.filling.form_06 import values_of
from motcua.reports.frozen import frozen_problems
from motcua.reports.recount_catalogue import unlike_catalogue
from motcua.reports.recount_stories import unlike_stories
from motcua.reports.rules.brute_force_forms import Cells, count_files, count_lateness
from motcua.reports.rules.filled import Filled, Line, broken_in
from motcua.reports.rules.form import Value
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.statistics.evenings import midnight
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.brute_force import Counts, count_story, sums_of
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.figures import Figures
from motcua.statistics.spans import figures_of

HOW_MANY = 4
"""Periods: each costs two looks at every dossier."""


def random_periods(now: datetime, seed: int, how_many: int = HOW_MANY) -> tuple[ReportPeriod, ...]:
    """Periods within the days on which there were dossiers, up to yesterday; the same for the same seed."""
    days = Dossier.objects.aggregate(first=Min("accepted_at"), last=Max("last_at"))
    if days["first"] is None:
        return ()
    first = days["first"].astimezone(VIETNAM).date()
    last = min(days["last"].astimezone(VIETNAM).date(), now.date() - timedelta(days=1))
    chance, span = Random(seed), max((last - first).days, 0)  # noqa: S311 - no secret
    pairs = (sorted((chance.randint(0, span), chance.randint(0, span))) for _ in range(how_many))
    return tuple(ReportPeriod(Kind.DAYS, *(first + timedelta(days=day) for day in pair)) for pair in pairs)


class ReportRecount:
    """Takes every dossier's whole story, as a projector's recount does, then tells what the forms have otherwise."""

    def __init__(self, periods: Sequence[ReportPeriod], *, now: datetime) -> None:
        self._now = now
        self._counts: dict[ReportPeriod, Counts] = {period: {} for period in periods}
        self._cells: dict[ReportPeriod, Cells] = {period: Counter() for period in periods}

    def add(self, change: Change) -> None:
        """Count one dossier in every period."""
        for period, counts in self._counts.items():
            count_story(counts, change, period.first, period.last)
            days = period.so_far(self._now.date())
            count_lateness(self._cells[period], change, days, midnight(days.last + ONE_DAY))
            count_files(self._cells[period], change, days)

    def differences(self) -> Iterator[str]:
        """One line for each cell that differs, then what is wrong with frozen reports."""
        for period, counts in self._counts.items():
            yield from self._of_units(period, counts)
            yield from self._of_province(period, counts)
            for code in ("07", "08"):
                yield from self._of_dossiers(code, period, counts)
            yield from unlike_catalogue(period, now=self._now)
        yield from unlike_stories(tuple(self._counts), now=self._now)
        yield from self._of_desk()
        yield from frozen_problems()

    def differences_of(self, change: Change) -> Iterator[str]:
        """Nothing is kept of a single dossier."""
        yield from ()

    def _of_units(self, period: ReportPeriod, counts: Counts) -> Iterator[str]:
        """II.06a of every unit, sector by sector."""
        for form in fill_each_unit(period, now=self._now):
            sectors = {spot.sector for spot in counts if spot.centre == form.unit}
            for code in ("", *sorted(sectors)):
                expected = values_of(Figures(**sums_of(counts, {form.unit}, sector=code or None)))
                yield from unlike(form, code, expected)

    def _of_province(self, period: ReportPeriod, counts: Counts) -> Iterator[str]:
        """Biểu 06: unit by unit, the total, and every figure that a form does not print."""
        form = fill(ask("06", "", below=True, period=period), now=self._now)
        yield from unlike(form, "", values_of(Figures(**sums_of(counts))))
        below = ServiceCentre.objects.exclude(level="province").values_list("code", flat=True)
        for code in below:
            yield from unlike(form, code, values_of(Figures(**sums_of(counts, {code}))))
        for broken in broken_in(form):
            yield f"{form.form.code} {period.name.vi}: {broken.line.name} does not add up"
        days = period.so_far(self._now.date())
        for row in seed_table(days).rows:
            if row.figures != (expected := Figures(**sums_of(counts, {row.code}))):
                yield f"{row.code} {period.name.vi}: {row.figures}, the events say {expected}"

    def _of_dossiers(self, code: str, period: ReportPeriod, counts: Counts) -> Iterator[str]:
        """Forms 07 and 08 of the province and of some units: what the dossiers themselves tell."""
        cells = self._cells[period]
        places = sorted({place for place, _, _ in cells if place} & set(working_codes(period)))
        for place in ("", *some_of(places, period)):
            form = fill(ask(code, place, below=not place, period=period), now=self._now, in_own_words=True)
            yield from unlike_cells(form, cells_of(form, cells, counts))

    def _of_desk(self) -> Iterator[str]:
        """The leadership desk's figures of the same periods, read together."""
        periods = [period.so_far(self._now.date()) for period in self._counts]
        for days, figures, counts in zip(periods, figures_of(periods), self._counts.values(), strict=True):
            if figures != (expected := Figures(**sums_of(counts))):
                yield f"desk {days.first} - {days.last}: {figures}, the events say {expected}"


SOME = 3
"""Units whose forms 07 and 08 are looked at beside the province's, for each period."""
OF_08 = ("digitised", "papers", "electronic", "received", "received_online", "resolved")
OF_07 = ("lateness", "late", "overdue")


def some_of(places: list[str], period: ReportPeriod) -> list[str]:
    """A few of the places, others in every period."""
    start = period.first.toordinal() % max(len(places), 1)
    return (places[start:] + places[:start])[:SOME]


def working_codes(period: ReportPeriod) -> list[str]:
    return [centre.code for centre in units_in(period)]


def cells_of(form: Filled, cells: Cells, counts: Counts) -> dict[tuple[str, str], int]:
    """What the form should say, by line and column."""
    columns = OF_07 if form.form.code == "07" else OF_08
    found = {
        (line, column): number
        for (place, line, column), number in cells.items()
        if column in columns and (place == form.unit if form.unit or form.form.code == "07" else place == line)
    }
    if form.form.code == "08":
        for code in ("", *{spot.centre for spot in counts}) if not form.unit else ("", form.unit):
            figures = Figures(**sums_of(counts, {code or form.unit} if code or form.unit else None))
            found |= {(code, column): getattr(figures, column) for column in OF_08[3:]}
        if form.unit:
            found |= {("", column): n for (line, column), n in list(found.items()) if line == form.unit}
    return {key: number for key, number in found.items() if number}


def unlike_cells(form: Filled, expected: dict[tuple[str, str], int]) -> Iterator[str]:
    """The cells that differ; what is nowhere counts as nothing."""
    columns = OF_07 if form.form.code == "07" else OF_08
    told = {(line.code, column): line.values[column] or 0 for line in form.lines for column in columns}
    for key in sorted({*told, *expected}):
        if told.get(key, 0) != expected.get(key, 0):
            where = " ".join(filter(None, (form.form.code, form.unit, form.period.name.vi, key[0])))
            yield f"{where}: {key[1]} is {told.get(key, 0)}, the events say {expected.get(key, 0)}"


def unlike(form: Filled, code: str, expected: dict[str, Value]) -> Iterator[str]:
    """The cells of one line that are not as expected; a line that is not there counts as nothing."""
    line: Line | None = next((line for line in form.lines if line.code == code), None)
    for column in form.form.columns:
        found = line.values[column.code] if line else 0
        if found != expected[column.code]:
            where = " ".join(filter(None, (form.form.code, form.unit, form.period.name.vi, code)))
            yield f"{where}: column {column.number or column.code} is {found}, the events say {expected[column.code]}"
