"""Receipt numbers for the two centres whose people the demo has, so that its counters can take fees."""

from datetime import datetime

from motcua.demo.cast import HA_LONG, PROVINCE
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.payments.actions.register_series import register_series
from motcua.payments.rules.series import Series

LAST = 5_000


def register_receipts(at: datetime) -> None:
    """The demo year's series at either centre; repeated, nothing changes."""
    for code, sign in ((PROVINCE, "QN"), (HA_LONG, "HL")):
        centre = ServiceCentre.objects.get(code=code)
        series = Series("01BLP", f"{sign}-{at:%y}", at.year, 1, LAST)
        register_series(SYSTEM, centre.pk, series, at=at)
