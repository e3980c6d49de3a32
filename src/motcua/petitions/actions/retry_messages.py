"""The cause at the site is mended: send again what it kept from senders, without seeing of which petitions."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import NotFound
from motcua.kernel.jobs import enqueue
from motcua.notices.access import check_may_keep
from motcua.organisation.actors import Actor
from motcua.petitions.messages import dead_by_the_site
from motcua.petitions.models import SenderMessage
from motcua.petitions.recipients import recipient_of
from motcua.petitions.telling import first_due, lock_of


@transaction.atomic
def retry_messages(actor: Actor, way: str, *, at: datetime) -> int:
    """How many are sent again by that way, from the beginning of their pauses, no phone in quiet hours. For
    administrators.

    Raises `Refused`, and `NotFound` where none is dead any more.
    """
    check_may_keep(actor)
    dead = list(dead_by_the_site().filter(way=way).select_for_update())
    if not dead:
        raise NotFound(
            "no_dead_letter",
            vi="Không còn tin nào hỏng theo cách này. Hãy tải lại danh sách: có thể đã được gửi lại.",
            en="There is no dead letter of this way any more. Reload the list: they may have been retried.",
        )
    petitions = dict.fromkeys(each.petition_id for each in dead)
    due = {petition: first_due(way, recipient_of(petition), at) for petition in petitions}
    for each in dead:
        each.status, each.attempts, each.due_at = SenderMessage.Status.WAITING, 0, due[each.petition_id]
    SenderMessage.objects.bulk_update(dead, ["status", "attempts", "due_at"])
    for petition in petitions:
        enqueue("petitions.tell", lock=lock_of(petition), petition=str(petition))
    return len(dead)
