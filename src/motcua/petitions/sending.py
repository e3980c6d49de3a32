"""Sending the messages of a petition that are due, to where its sender is reached at that moment."""

from datetime import datetime
from uuid import UUID

from motcua.kernel.messages import Failure, Sent, Way
from motcua.kernel.messages.sending import send
from motcua.notices.outgoing import heads, send_each
from motcua.petitions.letters import letter_of
from motcua.petitions.models import SenderMessage
from motcua.petitions.reasons import for_officers, no_way_any_more
from motcua.petitions.recipients import recipient_of


def send_due(petition: UUID, *, at: datetime) -> datetime | None:
    """Send what is due at `at`. Returns when the next one may go, None where nothing waits."""
    waiting = SenderMessage.objects.filter(petition=petition, status=SenderMessage.Status.WAITING)
    return send_each(heads(waiting.select_related("petition"), "way"), _give, at=at)


def _give(message: SenderMessage) -> Sent:
    recipient = recipient_of(message.petition_id)
    address = recipient.ways.get(message.way)
    if address is None:
        raise no_way_any_more()
    letter = letter_of(message, recipient)
    try:
        return send(Way(message.way), address, letter["subject"], letter["text"], key=message.key)
    except Failure as failure:
        raise for_officers(failure) from None
