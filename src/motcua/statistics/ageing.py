"""The dossiers that are open now, by age: since acceptance, and since their due day. Read from their rows.

The partial indexes of open dossiers keep this as fast in the tenth year as in the first: what has ended is in none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.statistics.evenings import by_row, midnight
from motcua.statistics.rules.columns import Condition

ACCEPTED_DAY = TruncDate("accepted_at", tzinfo=VIETNAM)
DUE_DAY = TruncDate("due_at", tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class OpenDossiers:
    """How many of the open dossiers were accepted on each day, and how many of the overdue ones were due on each."""

    by_accepted: dict[date, int]
    overdue_by_due: dict[date, int]


def open_dossiers(today: date, centres: Collection[int] | None = None) -> OpenDossiers:
    """The dossiers open now at `centres` (row numbers; None: all). Two queries."""
    overdue = open_now(centres) & overdue_now(today)
    return OpenDossiers(_counted(open_now(centres), ACCEPTED_DAY), _counted(overdue, DUE_DAY))


def open_now(centres: Collection[int] | None = None) -> QuerySet[Dossier]:
    """Accepted, and not ended. Nobody's permission has been looked at."""
    found = Dossier.objects.filter(finished_at__isnull=True, accepted_at__isnull=False)
    return found if centres is None else found.filter(centre_id__in=centres)


def overdue_now(today: date) -> QuerySet[Dossier]:
    """The open ones that the figure "overdue" counts this evening."""
    return Dossier.objects.filter(by_row(Condition.OVERDUE, today), finished_at__isnull=True, accepted_at__isnull=False)


def on_days(column: str, first: date | None, last: date | None) -> Q:
    """Of a dossier: that the instant in `column` lies on a day from `first` to `last`, open at either end."""
    found = Q()
    if first is not None:
        found &= Q((f"{column}__gte", midnight(first)))
    if last is not None:
        found &= Q((f"{column}__lt", midnight(last + timedelta(days=1))))
    return found


def _counted(found: QuerySet[Dossier], day: TruncDate) -> dict[date, int]:
    rows = found.annotate(of_day=day).values("of_day").annotate(number=Count("pk")).values_list("of_day", "number")
    return dict(rows.order_by("of_day"))
