"""Fill in one line of a centre's equipment check-list."""

from datetime import date

from django.db import transaction

from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.text import nfc
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.models import CentreEquipment, EquipmentItem, ServiceCentre


@transaction.atomic
def record_equipment(
    actor: Actor, centre: ServiceCentre, item_code: str, *, is_present: bool, checked_on: date, source: str = ""
) -> CentreEquipment:
    """Record that the centre has, or has not, an item. A later look replaces an earlier one; its note goes.

    Raises `Refused`: `not_your_post`, `centre_not_working` (on that day), `equipment_checked_later`; `NotFound`
    (`equipment_unknown`).
    """
    policies.require(policies.may_record_equipment(actor, centre))
    if checked_on not in centre.validity:
        raise Refused(
            "centre_not_working",
            vi=f"{centre} không hoạt động vào ngày {checked_on:%d/%m/%Y}: hãy sửa ngày kiểm tra.",
            en=f"{centre} does not work on {checked_on}: correct the day of the check.",
            field="checked_on",
        )
    item = EquipmentItem.objects.filter(code=item_code).first()
    if item is None:
        raise NotFound(
            "equipment_unknown",
            vi=f"Danh mục trang thiết bị không có mục {item_code}: hãy chọn trong danh mục.",
            en=f"The list of equipment has no {item_code}: choose from the list.",
            field="item",
        )
    line = CentreEquipment.objects.select_for_update().filter(centre=centre, item=item).first()
    if line and line.checked_on > checked_on:
        raise Refused(
            "equipment_checked_later",
            vi=f"Mục này đã được kiểm tra sau đó, ngày {line.checked_on:%d/%m/%Y}: kết quả mới hơn được giữ nguyên.",
            en=f"This item was checked later, on {line.checked_on}: that newer look stays.",
            field="checked_on",
        )
    line = line or CentreEquipment(centre=centre, item=item)
    line.is_present, line.checked_on, line.source, line.note = is_present, checked_on, nfc(source), ""
    line.save()
    return line
