"""How long the dossiers accepted in a period took, those that are still open included (`rules.survival`).

The ledger knows months. A month that the period cuts off (the same days of the year before) is counted from the rows of
its dossiers, so that what is compared is the same days on both sides.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, DurationField, ExpressionWrapper, Q, Sum
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import ACCEPTED_DAY, on_days, open_now
from motcua.statistics.evenings import FINISHED_DAY, midnight
from motcua.statistics.models import Duration
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.survival import Survival, estimate

TOOK = ExpressionWrapper(FINISHED_DAY - TruncDate("accepted_at", tzinfo=VIETNAM), output_field=DurationField())


@dataclass(frozen=True, slots=True)
class Durations:
    """`waited`: minutes that those which ended had waited for their applicants; of whole months and this one only."""

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
    """Of the dossiers accepted in `period` and now at `centres` (row numbers; None: all). One query, or two.

    `period` begins with a month. `open_by_accepted`: the open dossiers (`ageing.open_dossiers`).
    """
    is_cut_off = period.last < today and (period.last + ONE_DAY).day != 1
    ended: Counter[int] = Counter()
    waited = 0
    at = Q() if centres is None else Q(centre_id__in=centres)
    last_month = period.last.replace(day=1)
    lines = Duration.objects.filter(at, month__gte=period.first.replace(day=1), month__lte=last_month)
    if is_cut_off:
        lines = lines.exclude(month=last_month)
        ended += _ended_of_rows(Period(last_month, period.last), at)
    for days, number, minutes in (
        lines.values("days").annotate(n=Sum("ended"), w=Sum("waited")).values_list("days", "n", "w")
    ):
        ended[days] += number
        waited += int(minutes)
    pending: Counter[int] = Counter()
    for day, number in open_by_accepted.items():
        if period.first <= day <= period.last:
            pending[(today - day).days] += number
    return Durations(estimate(ended, pending), waited)


def _ended_of_rows(days: Period, at: Q) -> Counter[int]:
    """How many of the dossiers accepted on these days took how many days; those that have not ended are left out."""
    accepted = Q(accepted_at__gte=midnight(days.first), accepted_at__lt=midnight(days.last + ONE_DAY))
    rows = Dossier.objects.filter(at, accepted, finished_at__isnull=False).order_by().values(took=TOOK)
    found: Counter[int] = Counter()
    for took, number in rows.annotate(n=Count("pk")).values_list("took", "n"):
        found[max(took.days, 0)] += number
    return found
