"""Another e-mail address or telephone for an account, once a code has shown that it is its owner's."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict
from motcua.people import sign_in_log
from motcua.people.actions.check_message_code import check_message_code, send_message_code, spend
from motcua.people.actions.register_account import check_address
from motcua.people.models import Account, AccountIdentity, ContactCode
from motcua.people.owner_notices import tell_owner
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.codes_by_message import CodePurpose, MessageWay
from motcua.people.rules.sign_in import SignInKind


def start_contact_change(account: Account, way: MessageWay, address: str, *, on: date, at: datetime) -> ContactCode:
    """Send a code to the new address. Raises `Invalid` as `check_address`."""
    return send_message_code(
        CodePurpose.CHANGE,
        way,
        check_address(way, address, on=on),
        account=account,
        leads_nowhere=False,
        declared={"language": account.language},
        at=at,
    )


def confirm_contact_change(account: Account, number: UUID, typed: str, *, at: datetime, place: str = "") -> None:
    """The new address counts; the old one is told. Where the old one was the name to sign in with, the new one is now.

    Raises `Refused` as `check_message_code`; `Conflict` (`address_taken`).
    """
    code = check_message_code(number, CodePurpose.CHANGE, typed, at=at)
    if code.account_id != account.pk:
        raise check_nobodys()
    try:
        with transaction.atomic():
            spend(code, at=at)
            _change(account, MessageWay(code.way), code.address, at)
            sign_in_log.record(SignInKind.CONTACT_CHANGED, account, at=at, address=place, detail=code.way)
    except IntegrityError as error:
        raise Conflict(
            "address_taken",
            vi="Địa chỉ này là tên đăng nhập của một tài khoản khác: hãy dùng địa chỉ khác, hoặc gộp hai tài khoản.",
            en="This address is the name of another account: use another, or merge the two accounts.",
        ) from error


def check_nobodys() -> Conflict:
    return Conflict(
        "code_of_another_account",
        vi="Mã này thuộc tài khoản khác: hãy đăng nhập đúng tài khoản rồi yêu cầu mã mới.",
        en="This code belongs to another account: sign in to the right one and ask for a new code.",
    )


def _change(account: Account, way: MessageWay, address: str, at: datetime) -> None:
    identity, _ = AccountIdentity.objects.select_for_update().get_or_create(
        account=account, defaults={"kind": CitizenKind.PERSON}
    )
    tell_owner("contact_changed", account, identity)
    if way is MessageWay.EMAIL:
        old, identity.email, identity.email_verified_at = identity.email, address, at
    else:
        old, identity.phone, identity.phone_verified_at = identity.phone, address, at
    if identity.assurance == Assurance.NONE:
        identity.assurance = Assurance.CONTACT
    identity.save()
    if account.username == old:
        account.username = address
        account.save(update_fields=["username"])
