"""Taking the next receipt number of a centre and year.

The series' row is locked from here to the end of the transaction: take the number last and commit soon. A transaction
that fails gives its number back, so the committed sequence has no gap.
"""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from motcua.payments.models import ReceiptSeries
from motcua.payments.rules.series import exhausted


@dataclass(frozen=True, slots=True)
class Taken:
    series: ReceiptSeries
    number: int


def take_number(centre: str, year: int) -> Taken:
    """The next number of the oldest series that has one. Raises `Refused` ("receipts_exhausted").

    Whoever waited for a series that ran out meanwhile looks for the next one.
    """
    left = series_left(centre, year)
    while left.exists():
        series = left.select_for_update(of=("self",)).first()
        if series is not None:
            number = series.next
            ReceiptSeries.objects.filter(pk=series.pk).update(next=number + 1)
            return Taken(series, number)
    raise exhausted(year)


def has_number(centre: str, year: int) -> bool:
    """Whether a receipt could be given now; somebody else may take the last one meanwhile."""
    return series_left(centre, year).exists()


def series_left(centre: str, year: int) -> QuerySet[ReceiptSeries]:
    """The centre's series of the year that have a number left, the oldest first."""
    return ReceiptSeries.objects.filter(centre__code=centre, year=year, next__lte=F("last")).order_by("pk")
