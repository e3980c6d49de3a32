"""A forgotten password: a code to the verified address by which the account signs in, then a new one."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.people import sign_in_log
from motcua.people.actions.change_password import check_password_of
from motcua.people.actions.check_message_code import check_message_code, send_message_code, spend
from motcua.people.actions.end_sessions import end_sessions
from motcua.people.actions.register_account import check_address
from motcua.people.models import Account, ContactCode
from motcua.people.rules.codes_by_message import CodePurpose, MessageWay
from motcua.people.rules.sign_in import SignInKind


def start_recovery(
    way: MessageWay,
    address: str,
    *,
    language: str,
    is_officer: Callable[[Account], bool],
    on: date,
    at: datetime,
) -> ContactCode:
    """Send a code, if the address is that of a local account; officers' passwords only an administrator gives anew.

    The same for an address that is nobody's, to which nothing is sent. Raises `Invalid` as `check_address`.
    """
    address = check_address(way, address, on=on)
    account = Account.objects.filter(username=address, is_active=True).first()
    if account and (is_officer(account) or not account.has_usable_password()):
        account = None
    return send_message_code(
        CodePurpose.RECOVER,
        way,
        address,
        account=account,
        leads_nowhere=account is None,
        declared={"language": account.language if account else language},
        at=at,
    )


def recover_password(number: UUID, typed: str, new_password: str, *, at: datetime, place: str = "") -> Account:
    """Give the account a new password; all its sessions end, a second factor stays. Raises `Refused` as
    `check_message_code`, `Invalid` of passwords.
    """
    code = check_message_code(number, CodePurpose.RECOVER, typed, at=at)
    assert code.account is not None  # noqa: S101 - for the type checker: such a code leads nowhere
    account = code.account
    check_password_of(account, new_password)
    with transaction.atomic():
        spend(code, at=at)
        account.set_password(new_password)
        account.must_change_password = False
        account.save(update_fields=["password", "must_change_password"])
        end_sessions(account)
        sign_in_log.record(SignInKind.PASSWORD_RECOVERED, account, at=at, address=place)
    return account
