"""Which one-stop took over whole from which, for reports across a reorganisation. Read at once for all of them."""

from datetime import date

from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.tables import Row
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.succession import Link, trace


def successors_on(day: date) -> dict[str, Row]:
    """For the code of each one-stop that ended before `day`: an empty row of the one that took over all of it.

    Not for one whose unit was split among several, as every district was on 30/06/2025, or has no known successor.
    Three queries.
    """
    units = {unit.pk: unit.validity for unit in AdministrativeUnit.objects.all()}
    links = [Link(*values) for values in Succession.objects.values_list("predecessor_id", "successor_id", "on")]
    by_unit: dict[int, Row] = {}
    ended: list[tuple[str, int]] = []
    centres = ServiceCentre.objects.order_by("name_sort", "code")
    for code, name, level, unit, first, last in centres.values_list(
        "code", "name", "level", "unit_id", "valid_from", "valid_to"
    ):
        if last is not None and last < day:
            ended.append((code, unit))
        elif first <= day:
            by_unit.setdefault(unit, Row(code, name, level, Figures()))
    following: dict[int, list[Link[int]]] = {}
    for link in links:
        following.setdefault(link.predecessor, []).append(link)
    found: dict[str, Row] = {}
    for code, unit in ended:
        heirs = trace(unit, day, _onward(unit, following), lambda key: units[key])
        if len(heirs) == 1 and heirs[0] in by_unit:
            found[code] = by_unit[heirs[0]]
    return found


def _onward(unit: int, following: dict[int, list[Link[int]]]) -> list[Link[int]]:
    """The links that lead on from a unit, through all generations."""
    found: list[Link[int]] = []
    seen, frontier = {unit}, [unit]
    while frontier:
        links = [link for key in frontier for link in following.get(key, ())]
        found += links
        frontier = list({link.successor for link in links} - seen)
        seen.update(frontier)
    return found
