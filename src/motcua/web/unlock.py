"""Opening the lock of somebody who was wrong too often, wherever they were (throttle.py)."""

from datetime import datetime

from django.db import transaction

from motcua.organisation import change_log, policies
from motcua.organisation.actors import Actor
from motcua.people import sign_in_log
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind
from motcua.web import throttle


def unlock(account: Account, *, by: str, at: datetime) -> None:
    """Forgive the wrong passwords and codes of `account`. The places they came from stand in the log of signing in."""
    for place in sign_in_log.addresses_of_failures(account, since=at - throttle.SIGN_IN.window):
        throttle.forgive(throttle.SIGN_IN, account.username.casefold(), place)
        throttle.forgive(throttle.SIGN_IN_FROM_ONE_PLACE, place)
    throttle.forgive(throttle.SECOND_FACTOR, str(account.pk))
    sign_in_log.record(SignInKind.UNLOCKED, account, at=at, by=by)


@transaction.atomic
def forgive_failures(actor: Actor, account: Account, *, at: datetime, real_at: datetime) -> None:
    """`unlock` by an administrator in the console, written into the log of the organisation too.

    Raises `Refused` (`not_your_post`).
    """
    policies.require(policies.may_keep_accounts(actor))
    unlock(account, by=actor.name, at=real_at)
    change_log.record(actor, at, "failures_forgiven", f"{account} ({account.username})", username=account.username)


def is_shut_out(account: Account, *, now: datetime) -> bool:
    """Whether signing in is refused for a while, from some place, after too many failures. `now` is real time."""
    name = account.username.casefold()
    return throttle.is_exhausted(throttle.SECOND_FACTOR, str(account.pk), now=now) or any(
        throttle.is_exhausted(throttle.SIGN_IN, name, place, now=now)
        for place in sign_in_log.addresses_of_failures(account, since=now - throttle.SIGN_IN.window)
    )
