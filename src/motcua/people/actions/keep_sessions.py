"""Which sessions an account has open: noted when it signs in, ended by its owner."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from motcua.kernel.errors import NotFound
from motcua.people import sign_in_log
from motcua.people.models import Account, OpenSession
from motcua.people.rules.sign_in import SignInKind


@transaction.atomic
def note_session(
    account: Account, key: str, *, at: datetime, address: str, agent: str, issuer: str = "", provider_session: str = ""
) -> int:
    """A session began; its number. Those of the account that have ended by themselves are forgotten."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    OpenSession.objects.filter(account=account).exclude(session_key__in=alive).delete()
    noted = OpenSession.objects.create(
        account=account,
        session_key=key,
        began_at=at,
        used_at=at,
        address=address,
        agent=agent.replace("\x00", "")[:300],
        issuer=issuer,
        provider_session=provider_session,
    )
    return noted.pk


def rename_session(number: int, key: str) -> None:
    OpenSession.objects.filter(pk=number).update(session_key=key)


def note_use(number: int, *, at: datetime, address: str) -> None:
    OpenSession.objects.filter(pk=number).update(used_at=at, address=address)


def forget_session(number: int) -> None:
    OpenSession.objects.filter(pk=number).delete()


@transaction.atomic
def end_session(account: Account, number: int, *, at: datetime, address: str = "") -> None:
    """End one of the account's sessions. Raises `NotFound` for one that is somebody else's or over already."""
    found = OpenSession.objects.select_for_update().filter(account=account, pk=number).first()
    if found is None:
        raise NotFound(
            "no_such_session",
            vi="Phiên này không còn: hãy tải lại trang để xem các phiên đang mở.",
            en="This session is over: load the page again to see those that are open.",
        )
    Session.objects.filter(session_key=found.session_key).delete()
    found.delete()
    sign_in_log.record(SignInKind.SESSION_ENDED, account, at=at, address=address)
