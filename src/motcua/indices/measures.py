"""What each indicator of QĐ 766 comes to, for a period and a scope. Public figures; what stands behind them is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from motcua.indices.dossier_sets import counts_by_centre, seconds_taken_and_given
from motcua.indices.procedure_sets import PROCEDURE_SETS, procedures_in
from motcua.indices.rules.index_766 import INDICATORS
from motcua.indices.rules.indicator import Counted
from motcua.indices.rules.results import Lack, Result, measured
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.petitions.queries import handled_in
from motcua.statistics.grains import BY_CENTRE
from motcua.statistics.queries import centres_of, figures_by, working_in
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

BY_UNIT = tuple(each for each in INDICATORS if each.counted is Counted.DOSSIERS and each.part and each.whole)
"""The indicators of which units can be compared in one table: those that count dossiers."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A centre and the results of `BY_UNIT`, in their order."""

    code: str
    name: str
    level: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The results by an indicator's code, and the units in the scope that had anything to count.

    `dated` is how many dossiers the result in days (2.2) is about.
    """

    results: dict[str, Result]
    dated: int
    units: tuple[UnitLine, ...]


def measure(period: Period, unit: str, *, alone: bool = False, now: datetime | None = None) -> Measures:
    """The indicators of the centres that `unit` names (`centres_of`), as they stand at `now` where the period has not
    ended. Raises `NotFound` for a code that none has."""
    chosen = centres_of(unit, period.last, alone=alone)
    centres = list(chosen.values_list("pk", flat=True)) if unit else None
    counts = Counts.read(period, centres)
    results: dict[str, Result] = {}
    petitions = petitions_in(period, centres, now)
    procedures = {code: procedures_in(code, period, centres).count() for code in PROCEDURE_SETS}
    for each in INDICATORS:
        if each.no_source:
            results[each.code] = Lack.NO_SOURCE
        elif each.counted is Counted.PROCEDURES:
            results[each.code] = measured(procedures[each.part], procedures[each.whole])
        elif each.counted is Counted.PETITIONS:
            results[each.code] = measured(petitions[each.part], petitions[each.whole])
        elif each.counted is Counted.DAYS:
            results[each.code] = measured(*seconds_taken_and_given(period, centres))
        else:
            results[each.code] = measured(counts.all(each.part), counts.all(each.whole))
    listed = chosen.filter(working_in(period)).order_by("name_sort", "code")
    return Measures(results, counts.all("dated_results"), tuple(_lines(listed, counts)))


PETITION_SETS = ("petitions_received", "petitions_classified", "petitions_on_time", "petitions_satisfied")


def petitions_in(period: Period, centres: list[int] | None, now: datetime | None) -> dict[str, int]:
    """How many petitions each set of indicators 5.1–5.3 holds."""
    begin = datetime.combine(period.first, time(), VIETNAM)
    midnight = datetime.combine(period.last + timedelta(days=1), time(), VIETNAM)
    found = handled_in(begin, period.as_of(now) if now else midnight, centres)
    counted = (found.received, found.classified, found.on_time, found.satisfied)
    return dict(zip(PETITION_SETS, counted, strict=True))


@dataclass(frozen=True, slots=True)
class Counts:
    """Of every set and figure, how many dossiers by centre (row number)."""

    figures: dict[int, Figures]
    sets: dict[str, dict[int, int]]

    @classmethod
    def read(cls, period: Period, centres: list[int] | None) -> "Counts":
        return cls(figures_by("centre_id", BY_CENTRE, period, centres), counts_by_centre(period, centres))

    def at(self, code: str, centre: int) -> int:
        """The count of a set, or the figure of a report's column, at one centre."""
        if code in self.sets:
            return self.sets[code].get(centre, 0)
        return int(getattr(self.figures.get(centre, Figures()), code))

    def all(self, code: str) -> int:
        """The same of all centres together."""
        return sum(self.at(code, centre) for centre in self.sets.get(code, self.figures))


def _lines(listed: Iterable[ServiceCentre], counts: Counts) -> Iterable[UnitLine]:
    for centre in listed:
        results = tuple(measured(counts.at(i.part, centre.pk), counts.at(i.whole, centre.pk)) for i in BY_UNIT)
        if any(result is not Lack.NOTHING_AROSE for result in results):
            yield UnitLine(centre.code, centre.name, centre.level, results)
