"""Trying a dead letter again, from the beginning of its pauses."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.jobs import enqueue
from motcua.notices.access import dead_letter_for
from motcua.notices.models import Delivery
from motcua.notices.projector import lock_of
from motcua.organisation.actors import Actor


def retry_delivery(actor: Actor, number: int, *, at: datetime) -> None:
    """Send it again, now. Raises `NotFound` where somebody has seen to it."""
    with transaction.atomic():
        delivery = dead_letter_for(actor, number)
        delivery.status = Delivery.Status.WAITING
        delivery.attempts = 0
        delivery.due_at = at
        delivery.save(update_fields=["status", "attempts", "due_at"])
        enqueue("notices.tell", lock=lock_of(delivery.dossier_id), dossier_id=delivery.dossier_id)
