"""Giving a dead letter up: the person was told otherwise, or cannot be."""

from django.db import transaction

from motcua.notices.access import dead_letter_for
from motcua.notices.models import Delivery
from motcua.organisation.actors import Actor


def discard_delivery(actor: Actor, number: int) -> None:
    """It is not tried again; it stays to be read. Raises `NotFound` where somebody has seen to it."""
    with transaction.atomic():
        delivery = dead_letter_for(actor, number)
        delivery.status = Delivery.Status.DISCARDED
        delivery.save(update_fields=["status"])
