"""The till of an officer's day: opened by the first entry, locked by every move of money, closed by a count."""

from typing import Any

from motcua.dossiers import directory
from motcua.kernel.errors import Refused
from motcua.kernel.money import format_dong
from motcua.payments.models import Till
from motcua.payments.rules.facts import Drawer


def lock(drawer: Drawer) -> Till:
    """The till, made where there is none, held until the end of the transaction."""
    place: dict[str, Any] = {
        "centre_id": directory.centres.number(drawer.centre),
        "cashier_id": drawer.cashier,
        "day": drawer.day,
    }
    Till.objects.get_or_create(**place)
    return Till.objects.select_for_update(of=("self",)).get(**place)


def opening_of(till: Till) -> int:
    """What was given to the cashier for change on that day, in đồng."""
    last = till.openings.order_by("-pk").first()
    return last.amount if last else 0


def move(drawer: Drawer, *, cash: int, transfer: int) -> None:
    """Put money into the till or take it out. Raises `Refused`: the day is closed, or it has not so much cash."""
    till = lock(drawer)
    if till.is_closed:
        raise Refused(
            "day_closed",
            vi=f"Quỹ ngày {drawer.day:%d/%m/%Y} đã kiểm đếm và khóa: không ghi thêm, không hủy. Hãy đề nghị người đứng "
            "đầu mở lại quỹ.",
            en=f"The cash of {drawer.day:%d/%m/%Y} has been counted and closed: nothing is added or cancelled. Ask the "
            "head to reopen it.",
        )
    if till.cash + cash < 0:
        raise Refused(
            "not_enough_cash",
            vi=f"Quỹ tiền mặt ngày {drawer.day:%d/%m/%Y} chỉ thu {format_dong(till.cash)}. Hãy hoàn bằng chuyển "
            "khoản, hoặc nhờ quầy khác.",
            en=f"Only {till.cash:,} đ of cash was taken for {drawer.day:%d/%m/%Y}. Give back by transfer, or ask "
            "another counter.",
            field="method",
        )
    till.cash += cash
    till.transfer += transfer
    till.save(update_fields=["cash", "transfer"])
