"""That two accounts may be merged: remembered in the session of whoever has just proven to be both."""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.people.models import Account

KEY = "merge_offered"
LASTS_SECONDS = 900


def offer(request: HttpRequest, other: Account) -> None:
    """`other` was proven to be this visitor's, who is signed in to another one."""
    request.session[KEY] = {"own": request.user.pk, "other": other.pk, "since": int(clock.real_now().timestamp())}


def offered(request: HttpRequest) -> Account | None:
    """The account into which the signed-in one may be merged; None for none, or too late."""
    kept = request.session.get(KEY)
    if not kept or kept["own"] != request.user.pk:
        return None
    if clock.real_now().timestamp() - kept["since"] > LASTS_SECONDS:
        return None
    return Account.objects.filter(pk=kept["other"], is_active=True).first()
