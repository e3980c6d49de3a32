"""Which petitions a visitor opened by code, or sent, in this session."""

from uuid import UUID

from django.http import HttpRequest

from motcua.petitions.access import Key
from motcua.web.actor import actor_of

OPENED = "petitions_opened"
MOST = 20


def key_of(request: HttpRequest) -> Key:
    """By what this visitor opens petitions."""
    return Key(actor_of(request), frozenset(UUID(each) for each in request.session.get(OPENED, [])))


def remember(request: HttpRequest, subject: UUID) -> None:
    """Let this session open the petition."""
    kept = [each for each in request.session.get(OPENED, []) if each != str(subject)]
    request.session[OPENED] = [*kept, str(subject)][-MOST:]
