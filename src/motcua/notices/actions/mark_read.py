"""Saying that one has read one's notices."""

from datetime import datetime

from motcua.notices.access import notice_for
from motcua.notices.models import Delivery
from motcua.notices.queries import notices_of


def mark_read(account_id: int | None, number: int, *, at: datetime) -> Delivery:
    """The notice was opened. Harmless when repeated. Raises `NotFound`."""
    delivery = notice_for(account_id, number)
    Delivery.objects.filter(pk=delivery.pk, read_at=None).update(read_at=at)
    return delivery


def mark_all_read(account_id: int, up_to: int, *, at: datetime) -> int:
    """All up to the newest that was on the page: what came since is still unread. Returns how many were."""
    return notices_of(account_id).filter(read_at=None, pk__lte=up_to).order_by().update(read_at=at)
