"""What a face was asked for, read: a form, a unit, a period."""

from motcua.kernel.validity import Validity
from motcua.organisation.models import ServiceCentre
from motcua.reports.rules.forms import form_named
from motcua.reports.rules.periods import ReportPeriod
from motcua.reports.rules.wanted import Wanted, want
from motcua.statistics.queries import centre_named, centres_of
from motcua.territory.rules.units import Level


def ask(form: str, unit: str, *, below: bool, period: ReportPeriod) -> Wanted:
    """What is wanted, each thing under one name only: a unit that has none below it is asked for alone, and so is the
    provincial centre (with all below it, it is the province, ""). Raises `NotFound` for an unknown form or unit."""
    if not unit:
        return want(form_named(form), "", below=True, period=period)
    named = centre_named(unit, period.last)
    has_below = below and centres_of(named.code, period.last).exclude(pk=named.pk).exists()
    return want(form_named(form), named.code, below=has_below, period=period)


def units_in(period: ReportPeriod) -> list[ServiceCentre]:
    """The centres that worked on some day of the period, by level and name."""
    days = Validity(period.first, period.last)
    found = [centre for centre in ServiceCentre.objects.order_by("name_sort", "code") if centre.validity.overlaps(days)]
    return sorted(found, key=lambda centre: list(Level).index(Level(centre.level)))
