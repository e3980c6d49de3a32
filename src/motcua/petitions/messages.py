"""What senders were told: for officers without where, for the sender with it in part."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from motcua.notices.access import check_may_keep
from motcua.organisation.actors import Actor
from motcua.petitions.access import Key, Loaded
from motcua.petitions.models import Sender, SenderMessage
from motcua.petitions.policies import may_see_whether_told
from motcua.petitions.reasons import OF_SENDERS
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


def dead_by_the_site() -> QuerySet[SenderMessage]:
    """What did not leave though the sender has a way: the site's gateway was away or set up wrongly."""
    return SenderMessage.objects.filter(status=SenderMessage.Status.DEAD).exclude(code__in=OF_SENDERS)


def counts_of_dead(actor: Actor) -> Mapping[str, int]:
    """How many of those by way; of which petitions, an administrator does not learn."""
    check_may_keep(actor)
    rows = dead_by_the_site().values_list("way").annotate(number=Count("id")).order_by("way")
    return dict(rows)


def _messages(loaded: Loaded) -> list[SenderMessage]:
    shown = loaded.row.messages.exclude(status=SenderMessage.Status.DISCARDED)
    return list(shown.order_by("-seq", "-pk"))
