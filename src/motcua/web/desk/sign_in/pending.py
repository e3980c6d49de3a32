"""Who is on the way in: the password was right, the rest is still asked. Kept in the session, for ten minutes."""

from dataclasses import asdict, dataclass, replace

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from motcua.kernel import clock
from motcua.people.models import Account

KEY = "on_the_way_in"
LASTS_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Pending:
    """What is known so far. `session_hash` makes a changed password or a reset end this, too; `since` is real time."""

    account_id: int
    session_hash: str
    since: int
    next: str
    code_was_right: bool = False
    codes_are_new: bool = False
    secret: str = ""  # sealed: an app's that is being set up


def begin(request: HttpRequest, account: Account, next_page: str) -> None:
    """The password of `account` was right. The session gets another key, so that nobody can have laid one ready."""
    request.session.cycle_key()
    keep(request, Pending(account.pk, account.get_session_auth_hash(), _now(), next_page))


def keep(request: HttpRequest, pending: Pending, **changes: object) -> Pending:
    """Remember it with `changes`."""
    pending = replace(pending, **changes)  # type: ignore[arg-type]
    request.session[KEY] = asdict(pending)
    return pending


def read(request: HttpRequest) -> tuple[Pending, Account] | None:
    """Who is on the way in, or None: nobody, too slow, locked, or the password has been changed meanwhile."""
    kept = request.session.get(KEY)
    if not kept or _now() - kept["since"] > LASTS_SECONDS:
        return None
    pending = Pending(**kept)
    account = Account.objects.filter(pk=pending.account_id, is_active=True).first()
    if account is None or not constant_time_compare(account.get_session_auth_hash(), pending.session_hash):
        return None
    return pending, account


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _now() -> int:
    return int(clock.real_now().timestamp())
