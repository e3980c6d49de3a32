"""The lists are for those who hold a post; for anybody else there is no such page."""

from django.http import HttpRequest

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of


def officer_of(request: HttpRequest) -> Actor:
    """The request's actor. Raises `NotFound` for one without a post."""
    actor = actor_of(request)
    if not actor.is_officer:
        raise NotFound(
            "no_desk",
            vi="Trang này dành cho cán bộ đang giữ một vị trí công tác.",
            en="This page is for officers who hold a post.",
        )
    return actor
