"""What this room keeps of an account: moved with a merged one, copied for its owner, untied when it is closed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from motcua.journal.reading import told_of_all
from motcua.people.closing import Stays
from motcua.people.exporting import ExportedFile, Section
from motcua.petitions.models import Sender, SenderMessage
from motcua.petitions.rules.petition import PETITIONS

TOLD = ("at", "kind", "way", "status", "sent_at")


def move(from_account: int, to_account: int, at: datetime) -> int:
    """Petitions sent become the other account's. How many."""
    return Sender.objects.filter(account_id=from_account).update(account_id=to_account)


def data_of(account_id: int) -> Section:
    """The petitions that the account sent, with what was said of the sender and what was answered; its files beside."""
    senders = list(Sender.objects.filter(account_id=account_id).select_related("petition").order_by("petition__code"))
    stories = told_of_all(PETITIONS, [each.petition_id for each in senders])
    told, files = [], []
    for each in senders:
        state = stories[each.petition_id].state
        told.append(
            {
                "code": each.petition.code,
                "received_at": each.petition.received_at,
                "status": each.petition.status,
                "title": each.petition.title,
                "body": state.received.body if state.received else "",
                "supplements": list(state.supplements),
                "answer": state.answer.text if state.answer else "",
                "name": each.name,
                "address": each.address,
                "phone": each.phone,
                "mail": each.mail,
                "files": [asdict(attached.document) | {"at": attached.at} for attached in state.files],
                "told": list(SenderMessage.objects.filter(petition=each.pk).order_by("pk").values(*TOLD)),
            }
        )
        files += [
            ExportedFile(
                f"phan-anh/{each.petition.code}/{attached.number}-{attached.document.name}", attached.document.digest
            )
            for attached in state.files
        ]
    return Section({"petitions": told}, files)


def what_stays(account_id: int) -> Sequence[Stays]:
    sent = Sender.objects.filter(account_id=account_id).count()
    if not sent:
        return ()
    return (
        Stays(
            f"Giữ theo quy định về phản ánh, kiến nghị: {sent} phản ánh đã gửi, kèm tên, địa chỉ chỉ người xử lý đọc "
            "được. Chúng không còn gắn với tài khoản: hãy ghi lại mã phản ánh và mã bí mật nếu còn muốn theo dõi. "
            "Phản ánh đang xử lý vẫn báo đến liên hệ ghi trong đó.",
            f"Kept under the rules on petitions: {sent} petitions sent, with name and address that only who handles "
            "them can read. They are untied from the account: note their codes if you still want to follow them. Of "
            "open ones you are told at the contacts given in them.",
        ),
    )


def close(account_id: int, at: datetime) -> None:
    """Untie the petitions from an account that is no more; their codes still open them. What waits to be told goes no
    more to the account's own addresses: where to is read when it is sent."""
    Sender.objects.filter(account_id=account_id).update(account=None)
