"""End the sessions of an account, wherever it is signed in."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.people import sign_in_log
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind


def end_sessions(account: Account) -> None:
    """From now on no session counts that began before."""
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    account.refresh_from_db(fields=["session_round"])


@transaction.atomic
def sign_out_everywhere(account: Account, *, at: datetime, address: str = "") -> None:
    """End all sessions at the wish of the account itself."""
    end_sessions(account)
    sign_in_log.record(SignInKind.SIGNED_OUT_EVERYWHERE, account, at=at, address=address)
