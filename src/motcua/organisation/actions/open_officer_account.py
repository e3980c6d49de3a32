"""Give an officer an account to sign in with; set its password anew; lock it and open it again."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.people.actions.register_person import check_name
from motcua.people.models import Account

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,49}")
# Letters and digits that nobody takes for one another when they are read aloud or copied from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS = 4, 4


@dataclass(frozen=True, slots=True)
class Opened:
    """An account and the password to hand over: it is kept nowhere else and cannot be shown again."""

    account: Account
    temporary_password: str


@transaction.atomic
def open_officer_account(actor: Actor, *, username: str, full_name: str, at: datetime) -> Opened:
    """A new account with a temporary password. It may do nothing until it holds a post.

    Raises `Refused`: `not_your_post`, `username_taken`; `Invalid`: `username_malformed`, `person_without_name`.
    """
    policies.require(policies.may_keep_accounts(actor))
    username = username.strip()
    if not USERNAME.fullmatch(username):
        raise Invalid(
            "username_malformed",
            vi="Tên đăng nhập gồm 2–50 chữ thường không dấu, số, dấu chấm, gạch nối: hãy viết như binh.nv.",
            en="A user name has 2–50 lower-case letters, digits, dots or hyphens: write it like binh.nv.",
            field="username",
        )
    name = check_name(full_name)
    if Account.objects.filter(username__iexact=username).exists():
        raise Refused(
            "username_taken",
            vi=f"Tên đăng nhập {username} đã có người dùng: hãy chọn tên khác, ví dụ thêm tên đơn vị.",
            en=f"The user name {username} is taken: choose another, for example with the unit's name.",
            field="username",
        )
    password = make_password()
    account = Account.objects.create_user(username, password=password, full_name=name, is_staff=True)
    record(actor, at, "account_opened", f"{name} ({username})", username=username)
    return Opened(account, password)


@transaction.atomic
def reset_password(actor: Actor, account: Account, *, at: datetime) -> Opened:
    """A new temporary password; the old one stops working, and so do the sessions opened with it.

    Raises `Refused`: `not_your_post`.
    """
    policies.require(policies.may_keep_accounts(actor))
    account = Account.objects.select_for_update().get(pk=account.pk)
    password = make_password()
    account.set_password(password)
    account.save(update_fields=["password"])
    record(actor, at, "password_reset", f"{account} ({account.username})", username=account.username)
    return Opened(account, password)


@transaction.atomic
def lock_account(actor: Actor, account: Account, *, is_locked: bool, reason: str, at: datetime) -> Account:
    """Lock the account, or open it again; what is so already stays. Posts it holds stay, without effect while locked.

    Raises `Refused`: `not_your_post`, `own_account`; `Invalid`: `reason_missing`.
    """
    policies.require(policies.may_keep_accounts(actor))
    if account.pk == actor.account_id:
        raise Refused(
            "own_account",
            vi="Không tự khóa được tài khoản của chính mình: hãy nhờ một quản trị viên khác.",
            en="You cannot lock your own account: ask another administrator.",
        )
    if not reason.strip():
        raise Invalid(
            "reason_missing",
            vi="Thiếu lý do: hãy ghi ngắn gọn vì sao.",
            en="The reason is missing: say briefly why.",
            field="reason",
        )
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.is_active == is_locked:
        account.is_active = not is_locked
        account.save(update_fields=["is_active"])
        action = "account_locked" if is_locked else "account_unlocked"
        record(actor, at, action, f"{account} ({account.username})", username=account.username, reason=reason.strip())
    return account


def make_password() -> str:
    """Sixteen letters and digits in groups of four (79 bits), easy to read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)
