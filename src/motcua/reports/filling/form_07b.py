"""II.07b, from the catalogue, the centres' offers and the approved processes, as of the last day."""

from collections.abc import Iterable

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision
from motcua.catalogue.queries import PUBLISHED
from motcua.kernel.law_rows import valid_on
from motcua.processes.models import Status, StoredTemplate
from motcua.reports.filling.places import centres_in
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.form_07b import GROUPS, LEVELS
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import LEVELS as ORDER
from motcua.statistics.queries import working_in
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

type Counted = dict[str, dict[str, set[str]]]
"""Codes of procedures by group of columns and level."""


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """A line for each centre, by level and name; in the total each procedure counts once at each level."""
    centres = list(centres_in(wanted, days).filter(working_in(days)).order_by("name_sort", "code"))
    centres.sort(key=lambda centre: ORDER.index(centre.level))
    competent = procedures_by_level(days)
    offers = offers_by_centre([centre.pk for centre in centres], days)
    own = processes_of(days)
    counted: list[Counted] = []
    lines = []
    for number, centre in enumerate(centres, start=1):
        offered = offers.get(centre.pk, set())
        with_process = {code for code in offered if own.get(code, set()) & {"", centre.code}}
        level = centre.level
        found = {
            "competent": {level: competent.get(level, set())},
            "one_stop": {level: offered},
            "process": {level: with_process},
        }
        counted.append(found)
        lines.append(Line(LineKind.LINE, str(number), centre.code, centre.name, _values(found)))
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", _values(together(counted)))), None


def _values(found: Counted) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for group, _ in GROUPS:
        by_level = {level: len(found[group].get(level, set())) for level, _ in LEVELS}
        values |= {group: sum(by_level.values()), **{f"{group}_{level}": n for level, n in by_level.items()}}
    return values


def together(counted: Iterable[Counted]) -> Counted:
    """The procedures of several centres, each once at each level."""
    whole: Counted = {group: {level: set() for level, _ in LEVELS} for group, _ in GROUPS}
    for found in counted:
        for group, levels in found.items():
            for level, codes in levels.items():
                whole[group][level] |= codes
    return whole


def procedures_by_level(days: Period) -> dict[str, set[str]]:
    """The procedures in force on the last day, by each level that resolves them."""
    in_force = Procedure.objects.filter(
        pk__in=ProcedureRevision.objects.filter(PUBLISHED & valid_on(days.last)).values("procedure_id")
    )
    found: dict[str, set[str]] = {}
    for code, levels in in_force.values_list("code", "levels"):
        for level in levels:
            found.setdefault(level, set()).add(code)
    return found


def offers_by_centre(centres: list[int], days: Period) -> dict[int, set[str]]:
    """What each centre takes in on the last day."""
    offers = CentreProcedure.objects.filter(valid_on(days.last), centre_id__in=centres)
    found: dict[int, set[str]] = {}
    for centre, code in offers.values_list("centre_id", "procedure__code"):
        found.setdefault(centre, set()).add(code)
    return found


def processes_of(days: Period) -> dict[str, set[str]]:
    """By procedure, the centres ("" for all) that have an approved process of its own on the last day."""
    approved = StoredTemplate.objects.filter(valid_on(days.last), status=Status.APPROVED).exclude(procedure_code="")
    found: dict[str, set[str]] = {}
    for procedure, centre in approved.values_list("procedure_code", "centre_code"):
        found.setdefault(procedure, set()).add(centre)
    return found
