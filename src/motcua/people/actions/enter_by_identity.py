"""Sign in, or prove who one is, by what an identity provider says: find the account, join it, or make one."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict, DomainError, Refused
from motcua.people import sign_in_log
from motcua.people.actions.prove_identity import keep_proven
from motcua.people.models import Account, AccountIdentity, ProviderSubject
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.claims import Proven
from motcua.people.rules.joining import Holder, Joining, decide_joining
from motcua.people.rules.sign_in import SignInKind

CONFLICTS = frozenset(
    {
        "subject_of_another_identity",
        "identity_has_another_subject",
        "identity_of_another_name",
        "officer_account",
        "declared_otherwise",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider told: its issuer and subject, and the identity read from its claims."""

    issuer: str
    subject: str
    proven: Proven


def enter_by_identity(told: Told, *, is_officer: Callable[[Account], bool], at: datetime, address: str = "") -> Account:
    """The account that this identity opens; made where there is none. `at` is real time.

    Two sign-ins of the same person at once come to the same account. Raises `Refused`: those of `decide_joining`,
    `identity_of_another_name`, `officer_account`, `account_locked`; what is refused is logged and changes nothing.
    """
    for _ in range(3):
        try:
            with transaction.atomic():
                return _enter(told, is_officer, at, address)
        except IntegrityError:
            continue  # another sign-in of the same person was quicker: its account is there now
        except DomainError as error:
            kind = SignInKind.IDENTITY_CONFLICT if error.code in CONFLICTS else SignInKind.PROVIDER_REFUSED
            sign_in_log.record(
                kind, known_by_subject(told), at=at, address=address, detail=f"{error.code} {told.issuer}"
            )
            raise
    raise Conflict(
        "signed_in_elsewhere_at_once",
        vi="Có lần đăng nhập khác cùng lúc: hãy đăng nhập lại.",
        en="There was another sign-in at the same time: sign in again.",
    )


def _enter(told: Told, is_officer: Callable[[Account], bool], at: datetime, address: str) -> Account:
    known = known_by_subject(told)
    by_subject, by_number = holders(told, known)
    match decide_joining(told.proven, by_subject, by_number):
        case Joining.CREATE:
            account = _make_account(told.proven)
        case Joining.JOIN:
            assert by_number is not None  # noqa: S101 - for the type checker: the rule has said so
            account = Account.objects.select_for_update().get(pk=by_number.account_id)
        case _:
            assert known is not None  # noqa: S101 - likewise
            account = known
    check_may_enter(account, is_officer)
    keep_proven(account, told.proven, at=at)
    ProviderSubject.objects.update_or_create(
        issuer=told.issuer,
        subject=told.subject,
        defaults={"last_at": at},
        create_defaults={"account": account, "first_at": at, "last_at": at},
    )
    if known is None:
        sign_in_log.record(SignInKind.IDENTITY_PROVEN, account, at=at, address=address, detail=told.issuer)
    return account


def check_may_enter(account: Account, is_officer: Callable[[Account], bool]) -> None:
    """Raises `Refused`: `officer_account`, `account_locked`."""
    if is_officer(account):
        raise Refused(
            "officer_account",
            vi="Đây là tài khoản của cán bộ: hãy đăng nhập bằng tên và mật khẩu của cơ quan. Việc riêng của công dân "
            "dùng tài khoản khác.",
            en="This is an officer's account: sign in with the name and password of the agency. For your own affairs "
            "as a citizen use another account.",
        )
    if not account.is_active:
        raise Refused(
            "account_locked",
            vi="Tài khoản này đang bị khóa: hãy liên hệ bộ phận một cửa để biết lý do và mở lại.",
            en="This account is locked: ask the one-stop for the reason and to have it opened.",
        )


def holders(told: Told, known: Account | None) -> tuple[Holder | None, Holder | None]:
    """Who is known by the subject, and who by the number."""
    by_subject = None
    if known:
        identity = AccountIdentity.objects.filter(account=known).first()
        is_person = identity is None or identity.kind == CitizenKind.PERSON
        number = "" if identity is None else identity.identity_number if is_person else identity.tax_code
        kind = CitizenKind.PERSON if is_person else CitizenKind.ORGANISATION
        by_subject = Holder(known.pk, kind, number, has_subject_of_issuer=True)
    return by_subject, _by_number(told)


def _by_number(told: Told) -> Holder | None:
    """A subject of the same issuer stands in the way where it is another one: the same may have come in just now."""
    proven = told.proven
    found = AccountIdentity.objects.filter(kind=proven.kind)
    if proven.kind is CitizenKind.PERSON:
        found = found.filter(person__identity_kind=proven.identity_kind, person__identity_number=proven.identity_number)
        number = proven.identity_number
    else:
        found, number = found.filter(legal_entity__tax_code=proven.tax_code), proven.tax_code
    identity = found.first()
    if identity is None:
        return None
    others = ProviderSubject.objects.filter(account=identity.account_id, issuer=told.issuer).exclude(
        subject=told.subject
    )
    return Holder(identity.account_id, proven.kind, number, others.exists())


def known_by_subject(told: Told) -> Account | None:
    """The account that the provider means, or None."""
    found = ProviderSubject.objects.filter(issuer=told.issuer, subject=told.subject).select_related("account").first()
    return found.account if found else None


def _make_account(proven: Proven) -> Account:
    account = Account(username=f"dd-{secrets.token_hex(8)}", full_name=proven.name)
    account.set_unusable_password()
    account.save()
    return account
