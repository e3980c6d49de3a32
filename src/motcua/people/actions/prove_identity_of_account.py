"""A signed-in local account shows by the national identity who its owner is."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import DomainError
from motcua.people import sign_in_log
from motcua.people.actions.enter_by_identity import CONFLICTS, Told, check_may_enter, holders, known_by_subject
from motcua.people.actions.prove_identity import keep_proven
from motcua.people.models import Account, AccountIdentity, ProviderSubject
from motcua.people.rules.joining import Joining, check_declared_agrees, decide_joining
from motcua.people.rules.sign_in import SignInKind


class MergeOffered(Exception):
    """The identity is that of another account (`other`), which was proven to be the visitor's by this very sign-in."""

    def __init__(self, other: Account) -> None:
        super().__init__("merge_offered")
        self.other = other


def prove_identity_of_account(
    account: Account, told: Told, *, is_officer: Callable[[Account], bool], at: datetime, address: str = ""
) -> None:
    """Keep the identity on `account`. Raises `MergeOffered`; `Refused`: `officer_account`, `declared_otherwise`,
    `account_proven_otherwise` and those of `decide_joining`. Refusals are logged and change nothing.
    """
    try:
        with transaction.atomic():
            other = _prove(account, told, is_officer, at, address)
    except DomainError as error:
        kind = SignInKind.IDENTITY_CONFLICT if error.code in CONFLICTS else SignInKind.PROVIDER_REFUSED
        sign_in_log.record(kind, account, at=at, address=address, detail=f"{error.code} {told.issuer}")
        raise
    if other is not None:
        raise MergeOffered(other)


def _prove(
    account: Account, told: Told, is_officer: Callable[[Account], bool], at: datetime, address: str
) -> Account | None:
    """Done, with None; or the other account whose identity it is."""
    check_may_enter(account, is_officer)
    known = known_by_subject(told)
    by_subject, by_number = holders(told, known)
    joining = decide_joining(told.proven, by_subject, by_number)
    other_id = by_subject.account_id if by_subject else by_number.account_id if by_number else None
    identity = AccountIdentity.objects.filter(account=account).first()
    if identity:
        check_declared_agrees(
            told.proven, kind=identity.kind, number=identity.identity_number, is_proven=identity.person_id is not None
        )
    if other_id is not None and other_id != account.pk:
        other = Account.objects.get(pk=other_id)
        check_may_enter(other, is_officer)
        if joining is Joining.JOIN:  # the subject is new: it is the other account's from now on
            ProviderSubject.objects.create(
                issuer=told.issuer, subject=told.subject, account=other, first_at=at, last_at=at
            )
        return other
    keep_proven(account, told.proven, at=at)
    ProviderSubject.objects.update_or_create(
        issuer=told.issuer,
        subject=told.subject,
        defaults={"last_at": at},
        create_defaults={"account": account, "first_at": at, "last_at": at},
    )
    sign_in_log.record(SignInKind.IDENTITY_PROVEN, account, at=at, address=address, detail=told.issuer)
    return None
