"""The cause at the site is mended: send again what it kept from senders, without seeing of which petitions."""

from datetime import datetime

from django.db import connection, transaction

from motcua.kernel.errors import NotFound
from motcua.kernel.jobs.queue import enqueue_through
from motcua.notices.access import check_may_keep
from motcua.notices.recipients import first_due
from motcua.organisation.actors import Actor
from motcua.petitions.messages import dead_by_the_site
from motcua.petitions.models import SenderMessage
from motcua.petitions.recipients import quiet_hours_of
from motcua.petitions.telling import lock_of


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
    quiet = quiet_hours_of(petitions)
    for each in dead:
        each.status, each.attempts = SenderMessage.Status.WAITING, 0
        each.due_at = first_due(way, quiet[each.petition_id], at)
    SenderMessage.objects.bulk_update(dead, ["status", "attempts", "due_at"])
    with connection.cursor() as cursor:
        jobs = [(lock_of(petition), {"petition": str(petition)}) for petition in petitions]
        enqueue_through(cursor, "petitions.tell", jobs)
    return len(dead)
