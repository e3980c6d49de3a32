"""The count at the end of the day: it closes the till, once, whatever is clicked twice."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.payments import tills
from motcua.payments.drawers import check_has_come
from motcua.payments.models import CashCount
from motcua.payments.rules.cash import decide_count
from motcua.payments.rules.facts import Drawer
from motcua.payments.till_access import check_may_count


@transaction.atomic
def count_cash(
    actor: Actor,
    drawer: Drawer,
    notes: Mapping[int, int],
    explanation: str = "",
    *,
    at: datetime,
    request_id: UUID | None = None,
) -> CashCount:
    """Close the day of a drawer by its count. `notes`: how many of each denomination, the opening money among them.

    Raises `NotFound` (not the actor's), `Refused` (closed already), `Invalid` (a day to come, unexplained difference).
    """
    check_may_count(actor, drawer)
    check_has_come(drawer, at)
    till = tills.lock(drawer)
    if request_id and (done := CashCount.objects.filter(till=till, request_id=request_id).first()):
        return done
    if till.is_closed:
        raise Refused(
            "closed_already",
            vi=f"Quỹ ngày {drawer.day:%d/%m/%Y} đã khóa. Nếu đếm sai, hãy đề nghị người đứng đầu mở lại.",
            en=f"The cash of {drawer.day:%d/%m/%Y} is closed. If the count was wrong, ask the head to reopen it.",
        )
    opening = tills.opening_of(till)
    counted = decide_count(till.cash + opening, notes, explanation)
    till.is_closed = True
    till.save(update_fields=["is_closed"])
    return CashCount.objects.create(
        till=till,
        notes={str(note): number for note, number in notes.items() if number},
        opening=opening,
        expected=counted.expected,
        counted=counted.counted,
        explanation=counted.explanation,
        at=at,
        by=actor.name,
        request_id=request_id,
    )
