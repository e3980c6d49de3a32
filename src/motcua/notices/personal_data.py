"""What this room keeps of an account: moved with a merged one, copied for its owner, gone when it is closed."""

from collections.abc import Sequence
from datetime import datetime

from motcua.notices.models import Delivery, Preference
from motcua.people.closing import Stays
from motcua.people.exporting import Section

TOLD = ("at", "dossier__code", "kind", "way", "address", "subject", "text", "status", "sent_at", "read_at")
WISHES = ("by_email", "by_sms", "by_zalo", "phone", "quiet_from", "quiet_to")


def move(from_account: int, to_account: int, at: datetime) -> int:
    """What was told becomes the other account's; how to be told is what that one has chosen, if it has. How many."""
    if not Preference.objects.filter(pk=to_account).exists():
        Preference.objects.filter(pk=from_account).update(account_id=to_account)
    Preference.objects.filter(pk=from_account).delete()
    return Delivery.objects.filter(account_id=from_account).update(account_id=to_account)


def data_of(account_id: int) -> Section:
    """All that was told to the account, by each way, and how it wants to be told."""
    told = Delivery.objects.filter(account_id=account_id).order_by("pk").values(*TOLD)
    return Section({"notices": list(told), "ways": Preference.objects.filter(pk=account_id).values(*WISHES).first()})


def what_stays(account_id: int) -> Sequence[Stays]:
    told = Delivery.objects.filter(account_id=account_id, way="in_app").count()
    if not told:
        return ()
    return (
        Stays(
            f"Giữ cùng hồ sơ: {told} thông báo đã gửi. Cách nhận thông báo bị xóa; hồ sơ đang giải quyết vẫn báo đến "
            "địa chỉ ghi trong hồ sơ.",
            f"Kept with the dossiers: {told} notices sent. How to be told is deleted; of open dossiers you are told at "
            "the address given in them.",
        ),
    )


def close(account_id: int, at: datetime) -> None:
    """Forget how to tell an account that is no more; nothing is sent to its own addresses any longer."""
    Preference.objects.filter(pk=account_id).delete()
    waiting = Delivery.objects.filter(account_id=account_id, status=Delivery.Status.WAITING)
    waiting.update(status=Delivery.Status.DISCARDED)
