"""Say what an item of equipment costs from a day on, and where the price comes from."""

from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import EquipmentItem
from motcua.reviews import policies
from motcua.reviews.models import EquipmentPrice
from motcua.worktime.rules.schedule import in_vietnam

FURTHEST = timedelta(days=366)


@transaction.atomic
def set_price(
    actor: Actor, item_code: str, *, amount: int, valid_from: date, source: str, at: datetime
) -> EquipmentPrice:
    """The price from `valid_from` on; the one before ends the day before. The same price again is returned.

    Raises `Refused`: `not_your_post`, `price_set_later`; `Invalid`: `source_missing`, `amount_negative`,
    `price_too_far`; `NotFound`.
    """
    policies.require(policies.may_set_prices(actor))
    item = EquipmentItem.objects.select_for_update().filter(code=item_code).first()
    if item is None:
        raise NotFound(
            "equipment_unknown",
            vi="Danh mục trang thiết bị không có mục này: hãy chọn trong danh mục.",
            en="The list of equipment has no such item: choose from the list.",
            field="item",
        )
    source = nfc(source).strip()
    if not source:
        raise Invalid(
            "source_missing",
            vi="Hãy ghi nguồn của giá: báo giá, quyết định, hợp đồng.",
            en="Say where the price comes from: an offer, a decision, a contract.",
            field="source",
        )
    if amount < 0:
        raise Invalid("amount_negative", vi="Giá không được âm.", en="A price cannot be negative.", field="amount")
    if valid_from > in_vietnam(at).date() + FURTHEST:
        raise Invalid(
            "price_too_far",
            vi="Giá chỉ được đặt trước tối đa một năm: xa hơn thì không đặt được giá nào trước đó. Hãy sửa ngày.",
            en="A price is set at most a year ahead: one further ahead leaves no room before it. Correct the day.",
            field="valid_from",
        )
    last = EquipmentPrice.objects.filter(item=item).order_by("-valid_from").first()
    if last is not None:
        if (last.amount, last.valid_from, last.source) == (amount, valid_from, source):
            return last
        if last.valid_from >= valid_from:
            raise Refused(
                "price_set_later",
                vi=f"Mục này đã có giá từ {last.valid_from:%d/%m/%Y}: giá mới phải bắt đầu sau ngày đó.",
                en=f"This item has a price from {last.valid_from} on: a new one must begin later.",
                field="valid_from",
            )
        last.valid_to = valid_from - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    record(actor, at, "equipment_priced", f"{item.name} ({item.code})", decision=source, amount=amount, on=valid_from)
    return EquipmentPrice.objects.create(item=item, amount=amount, valid_from=valid_from, source=source)
