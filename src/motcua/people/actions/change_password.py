"""A new password: chosen by its owner, or given by an administrator until the owner chooses one."""

import secrets
from datetime import datetime
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.db import transaction

from motcua.kernel.errors import Invalid
from motcua.people import sign_in_log
from motcua.people.models import Account
from motcua.people.rules.passwords import check_password
from motcua.people.rules.sign_in import SignInKind

# Letters and digits that nobody takes for one another when they are read aloud or copied from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS = 4, 4


@transaction.atomic
def change_password(account: Account, new: str, *, at: datetime, address: str = "") -> None:
    """Give the account the password its owner has chosen. All its sessions end; nothing is asked for any more.

    Raises `Invalid` beside `new_password`: those of `rules/passwords.py`, `password_unchanged`.
    """
    check_password_of(account, new)
    if account.check_password(new):
        raise Invalid(
            "password_unchanged",
            vi="Mật khẩu mới giống mật khẩu cũ: hãy chọn mật khẩu khác.",
            en="The new password is the old one: choose another.",
            field="new_password",
        )
    account.set_password(new)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    sign_in_log.record(SignInKind.PASSWORD_CHANGED, account, at=at, address=address)


@transaction.atomic
def give_password(account: Account, *, by: str, at: datetime) -> str:
    """An administrator gives a password, which is returned and must be changed at the next sign-in. Sessions end."""
    password = make_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    sign_in_log.record(SignInKind.PASSWORD_GIVEN, account, at=at, by=by)
    return password


def make_password() -> str:
    """Sixteen letters and digits in groups of four (79 bits), easy to read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def check_password_of(account: Account, password: str) -> None:
    """The rules of `rules/passwords.py`, with the names of this account."""
    check_password(password, username=account.username, full_name=account.full_name, common=_common_passwords())


@cache
def _common_passwords() -> set[str]:
    """Django's list of the 20,000 most common passwords."""
    return CommonPasswordValidator().passwords
