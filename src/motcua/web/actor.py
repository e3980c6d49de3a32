"""`request.actor`: who is acting, by the posts held today. Read on first use, then kept for the request."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from motcua.kernel import clock
from motcua.organisation.actors import STRANGER, Actor, actor_for


class ActorMiddleware:
    """Puts an `Actor` on every request: the signed-in account's, else the stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _read_actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The request's actor, typed."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _read_actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return STRANGER
    return actor_for(request.user, clock.now().date())
