"""The doors to deliveries: dead letters for administrators, a person's own notices for that person."""

from motcua.kernel.errors import NotFound, Refused
from motcua.notices.models import Delivery
from motcua.notices.policies import may_keep_notices
from motcua.notices.recipients import IN_APP
from motcua.organisation.actors import Actor


def check_may_keep(actor: Actor) -> None:
    """Raises `Refused` for whoever may not keep templates and dead letters."""
    if not may_keep_notices(actor):
        raise Refused(
            "not_for_you",
            vi="Việc này dành cho quản trị hệ thống. Hãy nhờ quản trị làm giúp.",
            en="This is for administrators. Ask one to do it.",
        )


def dead_letter_for(actor: Actor, number: int, *, lock: bool = True) -> Delivery:
    """A dead letter, locked for a change. Raises `NotFound` where it is none (any more)."""
    check_may_keep(actor)
    rows = Delivery.objects.select_for_update() if lock else Delivery.objects.all()
    found = rows.filter(pk=number, status=Delivery.Status.DEAD).first()
    if found is None:
        raise NotFound(
            "no_dead_letter",
            vi="Không có thông báo hỏng này. Hãy tải lại danh sách: có thể đã được gửi lại hoặc bỏ.",
            en="There is no such dead letter. Reload the list: it may have been retried or discarded.",
        )
    return found


def notice_for(account_id: int | None, number: int) -> Delivery:
    """A notice in one's own list. Raises `NotFound` for absent and for somebody else's alike."""
    found = Delivery.objects.filter(pk=number, way=IN_APP, account_id=account_id).first() if account_id else None
    if found is None:
        raise NotFound(
            "no_such_notice",
            vi="Không có thông báo này. Hãy mở lại từ danh sách.",
            en="There is no such notice. Open it from the list again.",
        )
    return found
