"""An abolished unit receives nothing new; what it had lives on in its successors (NĐ 118/2025/NĐ-CP)."""

from collections.abc import Sequence
from datetime import date

from motcua.kernel.errors import Refused
from motcua.territory.rules.units import Unit


def check_can_receive(unit: Unit, on: date, successors: Sequence[Unit]) -> None:
    """The unit exists on that day. `successors` are named in the refusal, to tell the person where to go.

    Raises `Refused`: `unit_abolished` (with `successors`, their codes, in its details), `unit_not_begun`.
    """
    if on in unit.validity:
        return
    if not unit.validity.has_ended(on):
        raise Refused(
            "unit_not_begun",
            vi=f"{unit.in_words('vi')} chưa hoạt động vào ngày {on:%d/%m/%Y}: hãy chọn đơn vị của ngày đó.",
            en=f"{unit.in_words('en')} does not exist yet on {on}: choose the unit of that day.",
        )
    names = ", ".join(f"{successor.full_name} ({successor.code})" for successor in successors)
    raise Refused(
        "unit_abolished",
        vi=f"{unit.full_name} đã kết thúc ngày {unit.validity.last:%d/%m/%Y}, không nhận hồ sơ mới. "
        + (f"Hãy chuyển đến: {names}." if names else "Chưa có đơn vị kế thừa: hãy hỏi quản trị viên."),
        en=f"{unit.full_name} ended on {unit.validity.last} and receives nothing new. "
        + (f"Go to: {names}." if names else "No successor is recorded: ask the administrator."),
        successors=[successor.code for successor in successors],
    )
