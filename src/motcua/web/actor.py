"""`request.actor`: who is acting, by the posts held today. Read on first use, together with the account of the session.

The account and its posts are one read (`AccountBackend`, named by AUTHENTICATION_BACKENDS): whoever has signed in is
looked up at every request, and nothing of it is remembered until the next. `account.actor` has all posts;
`request.actor` has those acted by, which the session knows (chosen_post.py).
"""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from motcua.kernel import clock
from motcua.organisation.actors import STRANGER, Actor, actor_for, read_account
from motcua.people.models import Account
from motcua.web.chosen_post import with_chosen_post


class AccountBackend(ModelBackend):
    """Django's check of names and passwords; the account of a session comes with its actor."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account, or None for one that is gone or locked."""
        read = read_account(user_id, clock.now().date())
        if read is None:
            return None
        account, actor = read
        account.actor = actor  # type: ignore[attr-defined]
        return account


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
    return with_chosen_post(request, whole_actor_of(request))


def whole_actor_of(request: HttpRequest) -> Actor:
    """The signed-in account with all its posts, whichever is chosen."""
    read: Actor | None = getattr(request.user, "actor", None)
    return read or actor_for(cast(Account, request.user), clock.now().date())  # signed in by this very request
