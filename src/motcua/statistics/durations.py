"""How long the dossiers accepted in a period took, those that are still open included (`rules.survival`)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import ACCEPTED_DAY, on_days, open_now
from motcua.statistics.models import Duration
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.survival import Survival, estimate


@dataclass(frozen=True, slots=True)
class Durations:
    """`waited`: minutes that those which ended had waited for their applicants."""

    survival: Survival
    waited: int


def durations_by_centre(period: Period, today: date) -> dict[str, Survival]:
    """Of the dossiers accepted in the months of `period`, by the centre (code) where they are now. Two queries."""
    lines = Duration.objects.filter(month__range=(period.first.replace(day=1), period.last)).values("centre_id", "days")
    codes = dict(ServiceCentre.objects.values_list("pk", "code"))
    ended: dict[str, dict[int, int]] = {}
    for centre, days, number in lines.annotate(n=Sum("ended")).values_list("centre_id", "days", "n"):
        ended.setdefault(codes[centre], {})[days] = number
    open_then = open_now().filter(on_days("accepted_at", period.first, period.last))
    rows = open_then.values_list("centre__code", ACCEPTED_DAY).annotate(n=Count("*")).order_by()
    pending: dict[str, dict[int, int]] = {}
    for code, day, number in rows:
        pending.setdefault(code, {})[(today - day).days] = number
    return _estimates(ended, pending)


def durations_by_procedure(period: Period, today: date, centre: int) -> dict[str, Survival]:
    """Of the dossiers accepted in `period` that are now at one centre (row number), by procedure (code). One query.

    Read from the dossiers' rows, by the index of acceptances: no ledger is as fine as a procedure.
    """
    accepted = Dossier.objects.filter(on_days("accepted_at", period.first, period.last), centre=centre)
    rows = accepted.values_list("procedure__code", ACCEPTED_DAY, TruncDate("finished_at", tzinfo=VIETNAM))
    ended: dict[str, dict[int, int]] = {}
    pending: dict[str, dict[int, int]] = {}
    for code, first, last, number in rows.annotate(n=Count("*")).order_by():
        counts = (pending if last is None else ended).setdefault(code, {})
        days = max(((last or today) - first).days, 0)
        counts[days] = counts.get(days, 0) + number
    return _estimates(ended, pending)


def _estimates(ended: dict[str, dict[int, int]], pending: dict[str, dict[int, int]]) -> dict[str, Survival]:
    return {code: estimate(ended.get(code, {}), pending.get(code, {})) for code in ended.keys() | pending.keys()}


def durations_of(
    period: Period, open_by_accepted: dict[date, int], today: date, centres: Collection[int] | None = None
) -> Durations:
    """Of the dossiers accepted in the months of `period` and now at `centres` (row numbers; None: all). One query.

    `period` is of whole months, or ends today. `open_by_accepted`: the open dossiers (`ageing.open_dossiers`).
    """
    ended: dict[int, int] = {}
    waited = 0
    at = Q() if centres is None else Q(centre_id__in=centres)
    lines = Duration.objects.filter(at, month__range=(period.first.replace(day=1), period.last))
    for days, number, minutes in (
        lines.values("days").annotate(n=Sum("ended"), w=Sum("waited")).values_list("days", "n", "w")
    ):
        ended[days] = number
        waited += int(minutes)
    pending: dict[int, int] = {}
    for day, number in open_by_accepted.items():
        if period.first <= day <= period.last:
            age = (today - day).days
            pending[age] = pending.get(age, 0) + number
    return Durations(estimate(ended, pending), waited)
