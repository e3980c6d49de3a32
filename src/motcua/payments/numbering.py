"""Taking the next receipt number of a centre and year.

The series' row is locked from here to the end of the transaction: take the number last and commit soon. A transaction
that fails gives its number back, so the committed sequence has no gap.
"""

from dataclasses import dataclass

from django.db.models import F

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
    left = ReceiptSeries.objects.filter(centre__code=centre, year=year, next__lte=F("last")).order_by("pk")
    while left.exists():
        series = left.select_for_update(of=("self",)).first()
        if series is not None:
            number = series.next
            ReceiptSeries.objects.filter(pk=series.pk).update(next=number + 1)
            return Taken(series, number)
    raise exhausted(year)
