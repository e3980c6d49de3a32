"""Somebody sends a petition through the portal, signed in or not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.organisation.actors import Actor
from motcua.petitions.models import Petition as Row
from motcua.petitions.receiving import Came, Words, known_request, take_in_once, tidy, what_lacks
from motcua.petitions.recording import SENDER
from motcua.petitions.rules.acceptance import not_accepted
from motcua.petitions.rules.facts import Channel


@transaction.atomic
def send_petition(actor: Actor, words: Words, *, request_id: UUID, at: datetime) -> Row:
    """The petition that was accepted. The same request again gives the one that is there.

    Raises `Invalid`, `Conflict` (the same request brought in another one), and
    `Refused` (`petition_not_accepted`) naming all that is lacking, with guidance.
    """
    said = tidy(words)
    known = known_request(request_id, said)
    if known is not None:
        return known
    lacks = what_lacks(said)
    if lacks:
        raise not_accepted(lacks)
    came = Came(Channel.ONLINE, at, SENDER, account=actor.account_id)
    return take_in_once(said, came, request_id=request_id, at=at)
