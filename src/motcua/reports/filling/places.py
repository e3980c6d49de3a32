"""The centres that a form is about, by what was asked for."""

from django.db.models import QuerySet

from motcua.organisation.models import ServiceCentre
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import centre_named, centres_of, working_in
from motcua.statistics.rules.periods import Period

PROVINCE = "Toàn tỉnh"


def centres_in(wanted: Wanted, days: Period) -> QuerySet[ServiceCentre]:
    """Its centres, in the order of level and name. Raises `NotFound` for a unit that nobody knows."""
    return centres_of(wanted.unit, days.last, alone=not wanted.below)


def numbers_in(wanted: Wanted, days: Period) -> list[int] | None:
    """Their row numbers; None for all."""
    if not wanted.unit:
        return None
    return list(centres_in(wanted, days).values_list("pk", flat=True))


def name_of(wanted: Wanted, days: Period) -> str:
    """What the place is called on the form."""
    if not wanted.unit:
        return PROVINCE
    named = centre_named(wanted.unit, days.last)
    if centres_in(wanted, days).filter(working_in(days)).count() <= 1:
        return named.name
    return f"{named.name} và các nơi tiếp nhận trực thuộc" if wanted.below else named.name
