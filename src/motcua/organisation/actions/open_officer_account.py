"""Give an officer an account to sign in with; set its password anew; lock it and open it again.

Instants: `at` is when it happens in the centre's working day, `real_at` real time, for the log of signing in.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.people.actions.change_password import give_password
from motcua.people.actions.check_second_factor import reset_second_factor as take_away
from motcua.people.actions.end_sessions import end_sessions
from motcua.people.actions.register_person import check_name
from motcua.people.models import Account

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,49}")


@dataclass(frozen=True, slots=True)
class Opened:
    """An account and the password to hand over: it is kept nowhere else and cannot be shown again."""

    account: Account
    temporary_password: str


@transaction.atomic
def open_officer_account(actor: Actor, *, username: str, full_name: str, at: datetime, real_at: datetime) -> Opened:
    """A new account with a temporary password, to be changed at the first sign-in. It may do nothing until it holds a
    post.

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
    account = Account.objects.create_user(username, full_name=name, is_staff=True)
    record(actor, at, "account_opened", _told(account), username=username)
    return Opened(account, give_password(account, by=actor.name, at=real_at))


@transaction.atomic
def reset_password(actor: Actor, account: Account, *, at: datetime, real_at: datetime) -> Opened:
    """A new temporary password, to be changed at the next sign-in; the old one and all sessions end.

    Raises `Refused`: `not_your_post`.
    """
    policies.require(policies.may_keep_accounts(actor))
    account = Account.objects.select_for_update().get(pk=account.pk)
    record(actor, at, "password_reset", _told(account), username=account.username)
    return Opened(account, give_password(account, by=actor.name, at=real_at))


@transaction.atomic
def lock_account(actor: Actor, account: Account, *, is_locked: bool, reason: str, at: datetime) -> Account:
    """Lock the account and end its sessions, or open it again; what is so already stays. Posts it holds stay, without
    effect while locked.

    Raises `Refused`: `not_your_post`, `own_account`; `Invalid`: `reason_missing`.
    """
    policies.require(policies.may_keep_accounts(actor))
    if account.pk == actor.account_id:
        raise Refused(
            "own_account",
            vi="Không tự khóa được tài khoản của chính mình: hãy nhờ một quản trị viên khác.",
            en="You cannot lock your own account: ask another administrator.",
        )
    reason = check_reason(reason)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.is_active == is_locked:
        account.is_active = not is_locked
        account.save(update_fields=["is_active"])
        end_sessions(account)
        action = "account_locked" if is_locked else "account_unlocked"
        record(actor, at, action, _told(account), username=account.username, reason=reason)
    return account


@transaction.atomic
def reset_second_factor(actor: Actor, account: Account, *, reason: str, at: datetime, real_at: datetime) -> bool:
    """Take the authenticator app away from an officer who lost phone and recovery codes; all sessions end.

    Whether there was one. Raises `Refused`: `not_your_post`, `own_second_factor`; `Invalid`: `reason_missing`.
    """
    policies.require(policies.may_keep_accounts(actor))
    if account.pk == actor.account_id:
        raise Refused(
            "own_second_factor",
            vi="Yếu tố thứ hai của chính mình chỉ gỡ được ở trang Tài khoản, bằng một mã đang dùng.",
            en="Your own second factor is taken away on the page of your account, by a code that works.",
        )
    reason = check_reason(reason)
    record(actor, at, "second_factor_reset", _told(account), username=account.username, reason=reason)
    return take_away(account, by=actor.name, at=real_at)


def check_reason(reason: str) -> str:
    """The reason. Raises `Invalid` (`reason_missing`)."""
    if not reason.strip():
        raise Invalid(
            "reason_missing",
            vi="Thiếu lý do: hãy ghi ngắn gọn vì sao.",
            en="The reason is missing: say briefly why.",
            field="reason",
        )
    return reason.strip()


def _told(account: Account) -> str:
    return f"{account} ({account.username})"
