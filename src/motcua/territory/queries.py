"""Reads of the unit catalogue. It is public: no query here depends on who asks."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.kernel.text import fold, prefix_end
from motcua.kernel.validity import Validity
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.succession import Link, trace
from motcua.territory.rules.units import NAME_PREFIXES, Level


def units(level: Level | str, on: date) -> QuerySet[AdministrativeUnit]:
    """The units of a level that exist on that day, in Vietnamese alphabetical order."""
    return AdministrativeUnit.objects.filter(valid_on(on), level=level).order_by("name_sort", "code")


def unit_by_code(code: str, on: date) -> AdministrativeUnit:
    """The unit that bears the code on that day. Raises `NotFound` (`unit_unknown`)."""
    unit = AdministrativeUnit.objects.filter(valid_on(on), code=code).first()
    if unit is None:
        raise NotFound(
            "unit_unknown",
            vi=f"Không có đơn vị hành chính mã {code} vào ngày {on:%d/%m/%Y}: hãy kiểm tra lại mã.",
            en=f"No administrative unit has the code {code} on {on}: check the code.",
            field="unit",
        )
    return unit


def days_of_code(code: str) -> list[Validity]:
    """The days on which a unit bears the code, form by form."""
    return [row.validity for row in AdministrativeUnit.objects.filter(code=code).order_by("valid_from")]


def resolve_unit(code: str) -> AdministrativeUnit:
    """The latest unit that ever bore the code, abolished or not. Raises `NotFound` (`unit_unknown`)."""
    unit = AdministrativeUnit.objects.filter(code=code).order_by("-valid_from").first()
    if unit is None:
        raise NotFound(
            "unit_unknown",
            vi=f"Chưa từng có đơn vị hành chính mã {code}: hãy kiểm tra lại mã.",
            en=f"No administrative unit ever had the code {code}: check the code.",
            field="unit",
        )
    return unit


def units_named(start: str, on: date, level: Level | str | None = None) -> QuerySet[AdministrativeUnit]:
    """The units whose name (without its kind) begins so, with or without accents; all for an empty text."""
    found = AdministrativeUnit.objects.filter(valid_on(on)).order_by("name_sort", "code")
    if level:
        found = found.filter(level=level)
    if folded := fold(start):
        found = found.filter(name_folded__gte=folded)
        if end := prefix_end(folded):
            found = found.filter(name_folded__lt=end)
    return found


def search_units(q: str, level: str, when: date | None) -> QuerySet[AdministrativeUnit]:
    """Units by the beginning of their name, with its kind or without (accents optional), or of their code.

    Of one level, of one day, where asked.
    """
    found = AdministrativeUnit.objects.all() if when is None else AdministrativeUnit.objects.filter(valid_on(when))
    if level:
        found = found.filter(level=level)
    if folded := fold(q):
        named = _begins(folded) | Q(code__startswith=q.strip())
        for kind, prefix in NAME_PREFIXES.items():
            if folded.startswith(f"{fold(prefix)} "):
                named |= _begins(folded.removeprefix(f"{fold(prefix)} ")) & Q(kind=kind)
        found = found.filter(named)
    return found


def _begins(folded: str) -> Q:
    begun = Q(name_folded__gte=folded)
    if end := prefix_end(folded):
        begun &= Q(name_folded__lt=end)
    return begun


def successions_of(code: str) -> QuerySet[Succession]:
    """Who followed whom, by day, wherever a unit with the code takes part."""
    links = Succession.objects.filter(Q(predecessor__code=code) | Q(successor__code=code))
    return links.select_related("predecessor", "successor").order_by("on", "predecessor__name_sort", "pk")


def successors_of(unit: AdministrativeUnit, on: date) -> list[AdministrativeUnit]:
    """The units that stand on that day where `unit` stood, through all generations; `unit` itself if it still exists.

    Example: the successors on 01/07/2025 of Xã Cẩm Hải (06802, merged on 01/11/2024) are Xã Hải Hòa and Xã Hải Lạng.
    Empty when nothing is recorded, and before the unit began. One query for each generation.
    """
    known, links = _lineage(unit, forward=True, until=on)
    return [known[key] for key in trace(unit.pk, on, links, lambda key: known[key].validity)]


def predecessors_of(unit: AdministrativeUnit, on: date) -> list[AdministrativeUnit]:
    """Every unit whose land, or a part of it, had come to `unit` by that day; the nearest generation first."""
    known, _ = _lineage(unit, forward=False, until=on)
    return [found for key, found in known.items() if key != unit.pk]


def parent_of(unit: AdministrativeUnit, on: date) -> AdministrativeUnit | None:
    """The unit above `unit` on that day: its parent, or what the parent has become.

    When the parent has no single successor on that day (the district level after 30/06/2025), None.
    """
    if unit.parent is None or on in unit.parent.validity:
        return unit.parent
    heirs = [heir for heir in successors_of(unit.parent, on) if heir.level == unit.parent.level]
    return heirs[0] if len(heirs) == 1 else None


def units_under(unit: AdministrativeUnit, on: date) -> QuerySet[AdministrativeUnit]:
    """The units of the next level whose parent on that day is `unit`, in alphabetical order.

    Units whose recorded parent has since become `unit` are found too: Kỳ Thượng under Hạ Long after 01/01/2020.
    """
    parents = [unit.pk, *(p.pk for p in predecessors_of(unit, on) if p.level == unit.level)]
    return AdministrativeUnit.objects.filter(valid_on(on), parent__in=parents).order_by("name_sort", "code")


def _lineage(
    unit: AdministrativeUnit, *, forward: bool, until: date
) -> tuple[dict[int, AdministrativeUnit], list[Link[int]]]:
    """Every unit before or after `unit`, by primary key, and the links between them up to a day."""
    near, far = ("predecessor", "successor") if forward else ("successor", "predecessor")
    known = {unit.pk: unit}
    links: list[Link[int]] = []
    frontier: Iterable[int] = [unit.pk]
    while frontier:
        rows = Succession.objects.filter(**{f"{near}__in": frontier}, on__lte=until).select_related(far)
        found: dict[int, AdministrativeUnit] = {}
        for row in rows.order_by(f"{far}__code", "pk"):
            links.append(Link(row.predecessor_id, row.successor_id, row.on))
            found[getattr(row, far).pk] = getattr(row, far)
        frontier = [key for key in found if key not in known]
        known |= {key: found[key] for key in frontier}
    return known, links
