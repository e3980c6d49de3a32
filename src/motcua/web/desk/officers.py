"""Pages of the desk are there for officers only; for anybody else they are not there."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from motcua.kernel.errors import NotFound
from motcua.web.actor import actor_of

type View = Callable[..., HttpResponse]


def officers_only(view: View) -> View:
    """Raises `NotFound` for whoever holds no post."""

    @wraps(view)
    def checked(request: HttpRequest, **named: str) -> HttpResponse:
        if not actor_of(request).is_officer:
            raise NotFound("no_such_page", vi="Không có trang này.", en="There is no such page.")
        return view(request, **named)

    return checked
