"""A session ends when nobody has used it for the site's `idle_minutes`.

Use prolongs it, by one write in a tenth of that time: a session may end up to a tenth early. Times are real.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from motcua.kernel import clock
from motcua.web import open_sessions
from motcua.web.sessions import SessionStore


class IdleMiddleware:
    """Prolongs the session of whoever is signed in: whatever is saved ends `idle_minutes` later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = cast(SessionStore, request.session)
        if SESSION_KEY in session and session.expires_at:
            idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
            if session.expires_at - clock.real_now() < idle * 0.9:
                session.modified = True
                open_sessions.note_use(request)
        return self.get_response(request)
