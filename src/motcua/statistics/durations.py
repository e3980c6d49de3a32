"""How long the dossiers accepted in a period took, those that are still open included (`rules.survival`)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.statistics.ageing import on_days
from motcua.statistics.models import Duration
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.survival import Survival, estimate


@dataclass(frozen=True, slots=True)
class Durations:
    """`waited`: minutes that those which ended had waited for their applicants."""

    survival: Survival
    waited: int


def durations_by_procedure(period: Period, today: date, least: int) -> dict[str, Survival]:
    """Of the dossiers accepted in `period`, by procedure (code), where there are at least `least`. One query.

    Read from the dossiers' rows: no ledger is as fine as a procedure.
    """
    accepted = Dossier.objects.filter(on_days("accepted_at", period.first, period.last))
    many = accepted.values("procedure").annotate(n=Count("*")).filter(n__gte=least).values("procedure")
    rows = accepted.filter(procedure__in=many).values_list(
        "procedure__code", TruncDate("accepted_at", tzinfo=VIETNAM), TruncDate("finished_at", tzinfo=VIETNAM)
    )
    ended: dict[str, dict[int, int]] = {}
    pending: dict[str, dict[int, int]] = {}
    for code, first, last, number in rows.annotate(n=Count("*")).order_by():
        counts = (pending if last is None else ended).setdefault(code, {})
        days = max(((last or today) - first).days, 0)
        counts[days] = counts.get(days, 0) + number
    codes = ended.keys() | pending.keys()
    return {code: estimate(ended.get(code, {}), pending.get(code, {})) for code in codes}


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
