"""Signing in and out with Django's own accounts.

Single sign-on and second factors come with the identity issue; until then a password, and a lock after a few
wrong ones (throttle.py). The answer never tells whether the account exists.
"""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock
from motcua.organisation.actors import actor_for
from motcua.people.models import Account
from motcua.web import throttle


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."),
        "locked": _("Đã sai nhiều lần. Xin chờ mười lăm phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu."),
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")

    def clean(self) -> dict[str, Any]:
        assert self.request is not None  # noqa: S101 - LoginView always gives it
        name = self.cleaned_data.get("username", "").casefold()
        place, now = self.request.META["REMOTE_ADDR"], clock.real_now()
        if throttle.is_exhausted(throttle.SIGN_IN, name, place, now=now) or throttle.is_exhausted(
            throttle.SIGN_IN_FROM_ONE_PLACE, place, now=now
        ):
            raise forms.ValidationError(self.error_messages["locked"], code="locked")
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            throttle.count_failure(throttle.SIGN_IN, name, place, now=now)
            throttle.count_failure(throttle.SIGN_IN_FROM_ONE_PLACE, place, now=now)
            raise
        throttle.forgive(throttle.SIGN_IN, name, place)
        return cleaned


class SignIn(LoginView):
    template_name = "desk/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """An officer begins with the work lists."""
        user = self.request.user
        is_officer = isinstance(user, Account) and actor_for(user, clock.now().date()).is_officer
        return reverse("work") if is_officer else super().get_default_redirect_url()

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        is_locked = form.has_error(NON_FIELD_ERRORS, code="locked")
        status = HTTPStatus.TOO_MANY_REQUESTS if is_locked else HTTPStatus.BAD_REQUEST
        return self.render_to_response(self.get_context_data(form=form), status=status)
