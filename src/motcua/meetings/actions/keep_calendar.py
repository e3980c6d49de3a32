"""Make the secret address of one's calendar, make it anew, or revoke it."""

import secrets
from datetime import datetime

from motcua.meetings.calendars import digest_of
from motcua.meetings.models import CalendarFeed
from motcua.meetings.policies import check_may_look
from motcua.organisation.actors import Actor


def make_address(actor: Actor, *, at: datetime) -> str:
    """A new token, of which only the digest is kept; the one before it opens nothing any more. Raises `NotFound`."""
    check_may_look(actor)
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        account_id=actor.account_id or 0, defaults={"digest": digest_of(token), "made_at": at}
    )
    return token


def revoke_address(actor: Actor) -> None:
    """Nothing opens the calendar any more. Raises `NotFound`."""
    check_may_look(actor)
    CalendarFeed.objects.filter(account=actor.account_id).delete()
