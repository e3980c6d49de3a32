from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.payments import policies
from motcua.payments.models import ReceiptSeries
from motcua.payments.rules.series import Series, check_series


@transaction.atomic
def register_series(actor: Actor, centre_id: int, series: Series, *, at: datetime) -> ReceiptSeries:
    """The head registers receipt numbers of the centre; the same series again is returned as it is.

    Raises `Refused` (not the head, numbers taken), `Invalid` (badly formed, a year long past or to come).
    """
    if not actor.is_system:
        policies.check_is_head(actor, centre_id)
    if abs(series.year - at.year) > 1:
        raise Invalid(
            "bad_series_year",
            vi="Chỉ đăng ký biên lai của năm nay, năm trước hoặc năm sau. Hãy nhập lại năm.",
            en="Register receipts of this year, the last or the next. Enter the year again.",
            field="year",
        )
    ServiceCentre.objects.select_for_update(of=("self",), no_key=True).get(pk=centre_id)
    rows = list(ReceiptSeries.objects.filter(centre_id=centre_id))
    for row in rows:
        if as_rule(row) == series:
            return row
    check_series(series, [as_rule(row) for row in rows])
    return ReceiptSeries.objects.create(
        centre_id=centre_id,
        year=series.year,
        form=series.form,
        sign=series.sign,
        first=series.first,
        last=series.last,
        next=series.first,
        by=actor.name,
        at=at,
    )


def as_rule(row: ReceiptSeries) -> Series:
    return Series(row.form, row.sign, row.year, row.first, row.last)
