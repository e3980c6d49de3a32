"""Opening the lock of somebody who was wrong too often, wherever they were (throttle.py)."""

from datetime import datetime

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
