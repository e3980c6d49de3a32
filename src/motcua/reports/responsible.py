"""Whose head submits a report: the centre it is of; for the province, the provincial centre."""

from datetime import date

from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import centre_named
from motcua.territory.rules.units import Level


def responsible_centre(wanted: Wanted, today: date) -> ServiceCentre | None:
    """The centre; None for the province while it has no centre. Raises `NotFound` for an unknown unit."""
    if wanted.unit:
        return centre_named(wanted.unit, wanted.period.last)
    return centres(Level.PROVINCE, today).select_related("unit").first()
