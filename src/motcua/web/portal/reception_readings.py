"""Reads what the pages of reception points show."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.queries import procedures_at
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Counter, ServiceCentre
from motcua.organisation.queries import centre_by_code, centres
from motcua.territory.queries import predecessors_of, successors_of
from motcua.territory.rules.units import Level
from motcua.web.portal.opening import OpenDay, Opening, read_days, read_opening
from motcua.web.portal.places import Place, places_of
from motcua.worktime.queries import schedule_for

LEVELS: dict[str, str | Promise] = {
    Level.PROVINCE: _("Cấp tỉnh"),
    Level.DISTRICT: _("Cấp huyện"),
    Level.COMMUNE: _("Cấp xã"),
}


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The reception points of one level."""

    name: str | Promise
    places: tuple[Place, ...]
    is_long: bool


@dataclass(frozen=True, slots=True)
class ReceptionPoint:
    """One reception point. `heirs` are those that have taken over where it has ended; `former` the units of before
    whose people it serves; `services` how many procedures it receives."""

    code: str
    name: str
    level: str | Promise
    unit: str
    note: str
    opening: Opening | None
    days: tuple[OpenDay, ...]
    counters: tuple[str, ...]
    services: int
    former: tuple[str, ...]
    ended: str = ""
    heirs: tuple[Place, ...] = ()

    @property
    def services_address(self) -> str:
        return f"{reverse('procedures')}?centre={self.code}"


def read_groups(now: datetime) -> tuple[PlaceGroup, ...]:
    """All reception points of today, level by level."""
    every = places_of(centres(None, now.date()).select_related("unit"), now)
    groups = ((name, tuple(each for each in every if each.level == level)) for level, name in LEVELS.items())
    return tuple(PlaceGroup(name, places, len(places) > 30) for name, places in groups if places)


def read_point(code: str, now: datetime) -> ReceptionPoint:
    """The reception point with that code, also one that has ended. Raises `NotFound`."""
    on = now.date()
    centre = centre_by_code(code)
    works = on in centre.validity
    schedule = schedule_for(centre.unit.code)
    counters = Counter.objects.filter(valid_on(on), centre=centre).select_related("agency").order_by("number")
    return ReceptionPoint(
        code=centre.code,
        name=centre.name,
        level=LEVELS.get(centre.level, ""),
        unit=centre.unit.full_name,
        note=centre.note,
        opening=read_opening(schedule, now) if works else None,
        days=read_days(schedule, now) if works else (),
        counters=tuple(each.agency.name for each in counters if each.agency),
        services=procedures_at(centre.code, on).count() if works else 0,
        former=tuple(dict.fromkeys(each.full_name for each in predecessors_of(centre.unit, on))) if works else (),
        ended="" if works else centre.validity.in_words("vi"),
        heirs=() if works else _heirs(centre, now),
    )


def _heirs(centre: ServiceCentre, now: datetime) -> tuple[Place, ...]:
    units = [each.pk for each in successors_of(centre.unit, now.date())]
    return places_of(centres(None, now.date()).filter(unit__in=units).select_related("unit"), now)
