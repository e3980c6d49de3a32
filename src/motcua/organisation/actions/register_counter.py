"""Set a counter up at a one-stop."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Counter, ServiceCentre

MOST = 999


@transaction.atomic
def register_counter(
    actor: Actor,
    centre: ServiceCentre,
    *,
    number: int,
    name: str,
    valid_from: date,
    valid_to: date | None = None,
    source: str = "",
    at: datetime | None = None,
) -> Counter:
    """Add a counter; the same one again is returned as it is.

    Raises `Refused`: `not_your_post`, `counter_number_taken` (naming the other), `centre_not_there`; `Invalid`:
    `counter_number`, `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    if not 1 <= number <= MOST:
        raise Invalid(
            "counter_number",
            vi=f"Số quầy phải từ 1 đến {MOST}: hãy nhập lại.",
            en=f"A counter's number is from 1 to {MOST}: enter it again.",
            field="number",
        )
    validity = Validity(valid_from, valid_to)
    centre = ServiceCentre.objects.select_for_update(of=["self"]).get(pk=centre.pk)
    if valid_from not in centre.validity:
        raise Refused(
            "centre_not_there",
            vi=f"{centre} hoạt động {centre.validity.in_words('vi')}: hãy chọn ngày bắt đầu trong thời gian đó.",
            en=f"{centre} works {centre.validity.in_words('en')}: choose a first day within that.",
            field="valid_from",
        )
    name = " ".join(nfc(name).split()) or f"Quầy số {number}"
    for row in Counter.objects.filter(centre=centre, number=number):
        if (row.name, row.validity) == (name, validity):
            return row
        if row.validity.overlaps(validity):
            raise Refused(
                "counter_number_taken",
                vi=f"Số {number} đang là của “{row}” {row.validity.in_words('vi')}: hãy dùng số khác hoặc đổi ngày.",
                en=f"Number {number} is “{row}” {row.validity.in_words('en')}: use another, or other days.",
                field="number",
            )
    counter = Counter.objects.create(
        centre=centre, number=number, name=name, valid_from=valid_from, valid_to=valid_to, source=nfc(source)
    )
    record(actor, at, "counter_registered", f"{name}, {centre}", decision=source, valid_from=valid_from)
    return counter
