"""Sending what is due of a dossier's deliveries."""

from datetime import datetime

from django.db.models import QuerySet

from motcua.kernel.messages import Sent, Way
from motcua.kernel.messages.sending import send
from motcua.notices.models import Delivery
from motcua.notices.outgoing import heads, send_each


def send_due(dossier_id: int, *, at: datetime) -> datetime | None:
    """Send what is due at `at`. Returns when the next one may go, None where nothing waits."""
    return send_each(first_deliveries(dossier_id), _give, at=at)


def first_deliveries(dossier_id: int) -> QuerySet[Delivery]:
    """What waits of a dossier, with nothing before it for the same person and way."""
    return heads(Delivery.objects.filter(dossier_id=dossier_id, status=Delivery.Status.WAITING), "recipient", "way")


def _give(delivery: Delivery) -> Sent:
    return send(Way(delivery.way), delivery.address, delivery.subject, delivery.text, key=delivery.key)
