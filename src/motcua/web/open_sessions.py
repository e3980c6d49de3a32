"""The session table's second face: on what device, from where. Its owner reads and ends sessions by it.

Django's own row has neither. A session's key changes while it lives (a new password, for one), so the row here follows
by its number, which the session remembers.
"""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.people.actions import keep_sessions
from motcua.people.models import Account
from motcua.web.visitor import address_of

KEY = "open_session"


def begin(request: HttpRequest, account: Account, *, issuer: str = "", provider_session: str = "") -> None:
    """`account` has just signed in with this session."""
    request.session[KEY] = keep_sessions.note_session(
        account,
        key_of(request),
        at=clock.real_now(),
        address=address_of(request),
        agent=request.headers.get("User-Agent", ""),
        issuer=issuer,
        provider_session=provider_session,
    )


def follow(request: HttpRequest) -> None:
    """The session goes on under another key."""
    if number := request.session.get(KEY):
        keep_sessions.rename_session(number, key_of(request))


def note_use(request: HttpRequest) -> None:
    """The session is in use; asked for now and then, not at every request."""
    if number := request.session.get(KEY):
        keep_sessions.note_use(number, at=clock.real_now(), address=address_of(request))


def end(request: HttpRequest) -> None:
    """Its owner signs out here."""
    if number := request.session.get(KEY):
        keep_sessions.forget_session(number)


def key_of(request: HttpRequest) -> str:
    if not request.session.session_key:
        request.session.save()
    return str(request.session.session_key)
