"""Whose head submits a report: the centre it is of; for the province, the provincial centre.

The last report of a centre that has ended is submitted by the head of the one that took over all of its unit; where the
unit was split among several, as every district was on 30/06/2025, by the head of the provincial centre, so that there
is one who answers for it. On what ground stands in the report.
"""

from dataclasses import dataclass
from datetime import date

from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.queries import centre_named
from motcua.statistics.successors import successors_on
from motcua.territory.models import Succession
from motcua.territory.rules.units import Level


@dataclass(frozen=True, slots=True)
class Responsible:
    """The centre whose head submits; `ground` says why it is not the one that the report is of, "" where it is."""

    centre: ServiceCentre
    ground: str = ""


def responsible_centre(wanted: Wanted, today: date) -> ServiceCentre | None:
    """The centre that the report is of; None for the province while it has no centre. Raises `NotFound`: no unit."""
    if wanted.unit:
        return centre_named(wanted.unit, wanted.period.last)
    return _provincial(today)


def who_submits(wanted: Wanted, today: date) -> Responsible | None:
    """Whose head submits the report on that day; None where no such centre works. Raises `NotFound`: no such unit."""
    centre = responsible_centre(wanted, today)
    if centre is None or centre.valid_to is None or centre.valid_to >= today:
        return Responsible(centre) if centre else None
    heir = successors_on(today).get(centre.code)
    found = ServiceCentre.objects.filter(code=heir.code).first() if heir else _provincial(today)
    return Responsible(found, _ground(centre, found, is_whole=heir is not None)) if found else None


def _ground(ended: ServiceCentre, successor: ServiceCentre, *, is_whole: bool) -> str:
    """In the words of the report: who ended when, who answers for it, and by which decision."""
    sources = Succession.objects.filter(predecessor=ended.unit).exclude(source="").order_by("on", "pk")
    by = next((f", theo {source}" for source in sources.values_list("source", flat=True)), "")
    how = "kế thừa toàn bộ" if is_whole else "nộp, vì địa bàn chia cho nhiều đơn vị kế thừa"
    return f"{ended.name} kết thúc ngày {ended.valid_to:%d/%m/%Y}{by}; {successor.name} {how}."


def _provincial(today: date) -> ServiceCentre | None:
    return centres(Level.PROVINCE, today).select_related("unit").first()
