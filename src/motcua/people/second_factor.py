"""The second factor: an authenticator app (TOTP) and ten recovery codes. The one place that knows allauth.

From allauth come the table, the recovery codes and the picture. Codes are compared here, because allauth remembers a
code that was spent in the memory of one process, and here several serve. Secrets are encrypted under the site's
`secret_key`, so that a copy of the database alone lets nobody in.
"""

import base64
import secrets
from datetime import datetime
from enum import StrEnum

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet, InvalidToken
from django.db import transaction
from django.utils.crypto import salted_hmac

from motcua.kernel.errors import Refused
from motcua.people.models import Account
from motcua.people.rules.one_time_codes import bare, find_counter

SECRET_BYTES = 20


class Adapter(DefaultMFAAdapter):
    """How allauth names the account in an app, and how it keeps secrets (named by MFA_ADAPTER)."""

    def get_totp_label(self, user: Account) -> str:
        return f"{self.get_totp_issuer()}:{user.username}"

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise Refused(
                "second_factor_unreadable",
                vi="Không đọc được yếu tố xác thực thứ hai đã lưu (khóa của trang đã đổi): hãy nhờ người quản trị xóa "
                "để thiết lập lại.",
                en="The stored second factor cannot be read (the site's key has changed): ask the administrator to "
                "reset it, then set it up again.",
            ) from error


class Way(StrEnum):
    """By what a code was right."""

    APP = "app"
    RECOVERY_CODE = "recovery-code"


def has_second_factor(account: Account) -> bool:
    """Whether the account has an authenticator app."""
    return Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists()


def new_secret() -> str:
    """A secret for an app, in base32."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def seal(secret: str) -> str:
    """The secret as it may be stored."""
    return get_adapter().encrypt(secret)


def unseal(sealed: str) -> str:
    """The secret again. Raises `Refused` (`second_factor_unreadable`)."""
    return get_adapter().decrypt(sealed)


def app_link(account: Account, secret: str) -> str:
    """The address that an authenticator app opens: otpauth://totp/…"""
    return get_adapter().build_totp_url(account, secret)


def app_picture(account: Account, secret: str) -> str:
    """The same as a QR code, an SVG."""
    return get_adapter().build_totp_svg(app_link(account, secret))


def add(account: Account, secret: str, counter: int) -> None:
    """Keep an app's secret, with `counter` as its last spent code, and new recovery codes. Call in a transaction."""
    _lock(account)
    remove(account)
    data = {"secret": seal(secret), "counter": counter}
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data=data)
    RecoveryCodes.activate(account)


def spend(account: Account, code: str, at: datetime) -> Way | None:
    """By what `code` is right now, or None. A code that was right once is spent, in every process."""
    code = bare(code)
    with transaction.atomic():
        kept = {each.type: each for each in Authenticator.objects.select_for_update().filter(user_id=account.pk)}
        if app := kept.get(Authenticator.Type.TOTP):
            counter = find_counter(unseal(app.data["secret"]), code, at, app.data["counter"])
            if counter is not None:
                app.data["counter"] = counter
                app.last_used_at = at
                app.save(update_fields=["data", "last_used_at"])
                return Way.APP
            codes = kept.get(Authenticator.Type.RECOVERY_CODES)
            if codes and RecoveryCodes(codes).validate_code(code):
                return Way.RECOVERY_CODE
    return None


def recovery_codes(account: Account) -> tuple[str, ...]:
    """The recovery codes that are not spent."""
    kept = Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return tuple(RecoveryCodes(kept).get_unused_codes()) if kept else ()


def renew_recovery_codes(account: Account) -> tuple[str, ...]:
    """Ten new recovery codes in place of all there were. Call in a transaction."""
    _lock(account)
    Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    return tuple(RecoveryCodes.activate(account).get_unused_codes())


def remove(account: Account) -> bool:
    """Forget app and recovery codes; whether there were any."""
    return bool(Authenticator.objects.filter(user_id=account.pk).delete()[0])


def _lock(account: Account) -> None:
    Account.objects.select_for_update().get(pk=account.pk)


def _box() -> Fernet:
    key = salted_hmac("motcua.people.second_factor", "secrets of apps", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
