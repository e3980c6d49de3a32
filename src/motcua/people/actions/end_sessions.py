"""End the sessions of an account, wherever it is signed in."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from motcua.people import sign_in_log
from motcua.people.models import Account, OpenSession, ProviderSubject
from motcua.people.rules.sign_in import SignInKind


def end_sessions(account: Account) -> None:
    """From now on no session counts that began before."""
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    OpenSession.objects.filter(account=account).delete()
    account.refresh_from_db(fields=["session_round"])


@transaction.atomic
def sign_out_everywhere(account: Account, *, at: datetime, address: str = "") -> None:
    """End all sessions at the wish of the account itself."""
    end_sessions(account)
    sign_in_log.record(SignInKind.SIGNED_OUT_EVERYWHERE, account, at=at, address=address)


@transaction.atomic
def sign_out_elsewhere(account: Account, *, keep: int | None, at: datetime, address: str = "") -> None:
    """The same, but for the one from which it is asked (`keep`, its number): whoever calls lets that one go on."""
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    others = OpenSession.objects.filter(account=account)
    (others if keep is None else others.exclude(pk=keep)).delete()
    account.refresh_from_db(fields=["session_round"])
    sign_in_log.record(SignInKind.SIGNED_OUT_ELSEWHERE, account, at=at, address=address)


@transaction.atomic
def end_sessions_of_provider(issuer: str, subject: str, provider_session: str, *, at: datetime) -> int:
    """An identity provider ends what it has let in: one session of its own, or all of a subject. How many."""
    ended = OpenSession.objects.select_for_update().filter(issuer=issuer)
    if provider_session:
        ended = ended.filter(provider_session=provider_session)
    if subject:
        known = ProviderSubject.objects.filter(issuer=issuer, subject=subject)
        ended = ended.filter(account__in=known.values("account"))
    sessions = list(ended)
    Session.objects.filter(session_key__in=[each.session_key for each in sessions]).delete()
    OpenSession.objects.filter(pk__in=[each.pk for each in sessions]).delete()
    for account_id in {each.account_id for each in sessions}:
        account = Account.objects.get(pk=account_id)
        sign_in_log.record(SignInKind.SIGNED_OUT_BY_PROVIDER, account, at=at, detail=issuer)
    return len(sessions)
