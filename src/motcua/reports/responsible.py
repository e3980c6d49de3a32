"""Whose head submits a report: the centre it is of; for the province, the provincial centre."""

from datetime import date

from motcua.kernel.errors import NotFound
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import centre_named
from motcua.territory.rules.units import Level


def responsible_centre(wanted: Wanted, today: date) -> ServiceCentre:
    """The centre. Raises `NotFound` for an unknown unit, or where there is no provincial centre."""
    if wanted.unit:
        return centre_named(wanted.unit, wanted.period.last)
    found = centres(Level.PROVINCE, today).first()
    if found is None:
        raise NotFound(
            "no_provincial_centre",
            vi="Chưa có trung tâm cấp tỉnh nên chưa có người nộp báo cáo toàn tỉnh. Hãy khai báo trung tâm trước.",
            en="There is no provincial centre to submit the province's report. Register the centre first.",
        )
    return found
