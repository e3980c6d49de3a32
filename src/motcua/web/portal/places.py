"""Which reception point is somebody's: by the name of a commune or ward, of today or of before a reorganisation.

No coordinates are known, so "nearest" is by the order of units: the one-stop of the commune itself, or of those that
have followed it, then the one above, up to the province's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from motcua.catalogue.models import CentreProcedure
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.territory.models import AdministrativeUnit
from motcua.territory.queries import parent_of, search_units, successors_of
from motcua.territory.rules.units import Level
from motcua.web.portal.opening import Opening, read_opening
from motcua.worktime.queries import schedules_for

FEW = 20
"""So many reception points are all named."""
MOST_UNITS = 6
"""Units of one name that are followed to their successors."""


@dataclass(frozen=True, slots=True)
class Place:
    """A reception point and whether it is open now."""

    code: str
    name: str
    level: str
    opening: Opening


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit whose name fits: `became` are the units that have followed it; `places` its reception points, the
    nearest first."""

    name: str
    lasted: str
    became: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Reception points by name, and how many further ones of the communes there are."""

    places: tuple[Place, ...]
    communes: int


def places_of(found: Iterable[ServiceCentre], now: datetime) -> tuple[Place, ...]:
    """Reception points with their state at that instant."""
    rows = list(found)
    schedules = schedules_for({row.unit.code for row in rows}) if rows else {}
    return tuple(Place(row.code, row.name, row.level, read_opening(schedules[row.unit.code], now)) for row in rows)


def centres_with(procedure: str, on: date) -> QuerySet[ServiceCentre]:
    """The centres that offer a procedure that day, the province's first."""
    offered = CentreProcedure.objects.filter(valid_on(on), procedure__code=procedure).values("centre")
    return centres(None, on).filter(pk__in=offered).select_related("unit")


def offered_at(procedure: str, now: datetime) -> Offered:
    """Where a procedure is received that day: the points above the communes by name, of the communes their number."""
    found = list(centres_with(procedure, now.date()))
    above = [each for each in found if each.level != Level.COMMUNE]
    few = found if len(found) <= FEW else above
    return Offered(places_of(few, now), len(found) - len(few))


def find_units(text: str, now: datetime, *, procedure: str = "") -> tuple[UnitFound, ...]:
    """The communes and districts with that name, whenever they existed, and the reception points that are theirs.

    With a `procedure` only those that offer it. The name may be typed with or without accents and kind.
    """
    on = now.date()
    units = _named(text, on)
    return tuple(_found(unit, on, now, procedure) for unit in units)


def _named(text: str, on: date) -> list[AdministrativeUnit]:
    """Each unit once, in its latest form that has begun: exact names before beginnings."""
    if not text.strip():
        return []
    rows = search_units(text, "", None).exclude(level=Level.PROVINCE).filter(valid_from__lte=on)
    latest = {row.code: row for row in rows.select_related("parent").order_by("valid_from")[:60]}
    ordered = sorted(latest.values(), key=lambda each: (len(each.name), each.valid_to is not None, each.name_sort))
    return ordered[:MOST_UNITS]


def _found(unit: AdministrativeUnit, on: date, now: datetime, procedure: str) -> UnitFound:
    heirs = successors_of(unit, on)
    became = tuple(each.full_name for each in heirs if each.pk != unit.pk)
    near = _nearest(heirs, on, procedure)
    lasted = "" if on in unit.validity else f"{unit.validity.last:%d/%m/%Y}"
    return UnitFound(unit.full_name, lasted, became, places_of(near, now))


def _nearest(units: Sequence[AdministrativeUnit], on: date, procedure: str) -> list[ServiceCentre]:
    """The reception points of the units, and where they have none (that offers the procedure), of those above."""
    offering = centres_with(procedure, on) if procedure else centres(None, on).select_related("unit")
    level: list[AdministrativeUnit] = list(units)
    while level:
        found = list(offering.filter(unit__in=level))
        if found:
            return found
        above = {parent.pk: parent for unit in level if (parent := parent_of(unit, on)) is not None}
        level = list(above.values())
    return list(offering.filter(level=Level.PROVINCE))
