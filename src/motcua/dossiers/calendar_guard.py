"""Which dossiers counted through a day: the calendar asks before a past day is changed."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.worktime.change_guards import Uses

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
"""Opening hours may be changed "for ever"; no dossier lies outside these days."""


def count_uses(first_day: date, last_day: date, unit_code: str | None) -> Uses:
    """Dossiers of the unit (None: of all) whose term ran over a day from `first_day` to `last_day`: ended, and open.

    A term runs from acceptance to the due date. Given appointments are never moved by a change of the calendar; this
    only says how many rest on the day.
    """
    begins = datetime.combine(max(first_day, EARLIEST), time.min, VIETNAM)
    ends = datetime.combine(min(last_day, LATEST) + timedelta(days=1), time.min, VIETNAM)
    used = Dossier.objects.filter(accepted_at__lt=ends).filter(Q(due_at__gte=begins) | Q(original_due_at__gte=begins))
    if unit_code is not None:
        used = used.filter(centre__in=ServiceCentre.objects.filter(unit__code=unit_code))
    return Uses(
        closed=used.filter(finished_at__isnull=False).count(), open=used.filter(finished_at__isnull=True).count()
    )
