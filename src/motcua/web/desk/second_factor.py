"""What every page that asks for a code has in common: the field, and a limit to guessing."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.people import sign_in_log
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind
from motcua.web import throttle


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Mã xác thực"),
        help_text=_("Sáu chữ số trong ứng dụng xác thực, hoặc một mã dự phòng tám chữ số."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class AppCodeForm(forms.Form):
    """The code that shows that an app was set up."""

    code = forms.CharField(
        label=_("Mã ứng dụng đang hiện"),
        help_text=_("Sáu chữ số, đổi sau mỗi ba mươi giây."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class OwnAppCodeForm(AppCodeForm):
    """The same in an open session, where the password shows that it is not somebody who found it open."""

    current = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class TooManyCodes(Refused):
    http_status = HTTPStatus.TOO_MANY_REQUESTS


@contextmanager
def guessing_limited(account: Account, place: str) -> Iterator[None]:
    """Check a code inside: a wrong one counts, after five no code is looked at for a while, a right one forgives."""
    now = clock.real_now()
    if throttle.is_exhausted(throttle.SECOND_FACTOR, str(account.pk), now=now):
        raise TooManyCodes(
            "second_factor_locked",
            vi="Đã nhập sai mã nhiều lần: xin chờ mười lăm phút rồi thử lại, hoặc nhờ người quản trị mở khóa.",
            en="Too many wrong codes: wait a quarter of an hour, or ask the administrator to unlock.",
        )
    try:
        yield
    except Refused:
        throttle.count_failure(throttle.SECOND_FACTOR, str(account.pk), now=now)
        if throttle.is_exhausted(throttle.SECOND_FACTOR, str(account.pk), now=now):
            sign_in_log.record(SignInKind.LOCKED, account, at=now, address=place)
        raise
    throttle.forgive(throttle.SECOND_FACTOR, str(account.pk))
