"""What senders were told: for officers without where, for the sender with it in part."""

from dataclasses import dataclass

from motcua.organisation.actors import Actor
from motcua.petitions.access import Key, Loaded
from motcua.petitions.models import Sender, SenderMessage
from motcua.petitions.policies import may_see_whether_told
from motcua.petitions.recipients import masked, recipient_of


def messages_for(actor: Actor, loaded: Loaded) -> list[SenderMessage]:
    """Those of a petition that the officer may see, last first."""
    return _messages(loaded) if may_see_whether_told(actor, loaded.row) else []


@dataclass(frozen=True, slots=True)
class ToldSender:
    """What the sender was told, last first; `ways`: where to now, masked."""

    messages: list[SenderMessage]
    ways: dict[str, str]


def messages_to_sender(key: Key, loaded: Loaded) -> ToldSender:
    """For who sent it. Opened by code, an account's addresses are not shown: an officer may have told the code."""
    recipient = recipient_of(loaded.row.pk)
    account = Sender.objects.values_list("account", flat=True).get(pk=loaded.row.pk)
    is_own = account is None or account == key.actor.account_id
    return ToldSender(_messages(loaded), {way: masked(way, to) for way, to in recipient.ways.items()} if is_own else {})


def _messages(loaded: Loaded) -> list[SenderMessage]:
    shown = loaded.row.messages.exclude(status=SenderMessage.Status.DISCARDED)
    return list(shown.order_by("-seq", "-pk"))
