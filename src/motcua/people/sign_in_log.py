"""The log of signing in: who came, who was not let in, what an administrator did to an account. Added to, no more."""

from datetime import datetime

from django.db.models import QuerySet

from motcua.people.models import Account, SignInEvent
from motcua.people.rules.sign_in import SignInKind

FAILURES = (SignInKind.WRONG_PASSWORD, SignInKind.WRONG_CODE, SignInKind.LOCKED)


def record(
    kind: SignInKind, account: Account | None, *, at: datetime, address: str = "", by: str = "", detail: str = ""
) -> None:
    """Write a line. `at` is real time, `address` the visitor's, `by` whoever did it to the account of another; `detail`
    a provider or the code of a refusal.
    """
    SignInEvent.objects.create(kind=kind, account=account, at=at, address=address, by=by, detail=detail[:200])


def lines_of(account: Account | None = None) -> QuerySet[SignInEvent]:
    """The lines of an account, or all, newest first."""
    found = SignInEvent.objects.select_related("account").order_by("-at", "-pk")
    return found.filter(account=account) if account else found


def addresses_of_failures(account: Account, since: datetime) -> list[str]:
    """From where signing in as `account` failed since then."""
    failed = SignInEvent.objects.filter(account=account, kind__in=FAILURES, at__gte=since)
    return list(failed.values_list("address", flat=True).distinct())


def account_named(name: str) -> Account | None:
    """The account that somebody meant who typed `name`, whatever the case of its letters; None for nobody's."""
    return Account.objects.filter(username__in={name, name.casefold()}).first()
