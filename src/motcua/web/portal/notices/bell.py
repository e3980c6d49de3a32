"""The number beside the bell."""

from django.http import HttpRequest

from motcua.notices.queries import unread_count
from motcua.web.actor import actor_of


def unread_of(request: HttpRequest) -> int | None:
    """How many notices a citizen has not read, by one count; None for whoever has no bell (strangers, officers)."""
    if not hasattr(request, "actor"):
        return None
    actor = actor_of(request)
    return None if actor.account_id is None or actor.is_officer else unread_count(actor.account_id)
