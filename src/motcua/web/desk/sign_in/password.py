"""The first step of signing in: name and password, and a lock after a few wrong ones (throttle.py).

The answer never tells whether the account exists.
"""

from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock
from motcua.organisation.actors import STRANGER, actor_for
from motcua.people import sign_in_log
from motcua.people.models import Account
from motcua.people.rules.contact import sign_in_name
from motcua.people.rules.sign_in import SignInKind
from motcua.web import throttle
from motcua.web.desk.sign_in import pending, steps
from motcua.web.portal.account import site
from motcua.web.visitor import address_of


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."),
        "locked": _("Đã sai nhiều lần. Xin chờ mười lăm phút rồi thử lại, hoặc nhờ người quản trị mở khóa."),
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")

    def clean_username(self) -> str:
        """A name that is an address or a number, in the form in which it is kept."""
        return sign_in_name(self.cleaned_data["username"], on=clock.now().date())

    def clean(self) -> dict[str, Any]:
        assert self.request is not None  # noqa: S101 - LoginView always gives it
        name = self.cleaned_data.get("username", "").casefold()
        place, now = address_of(self.request), clock.real_now()
        if throttle.is_exhausted(throttle.SIGN_IN, name, place, now=now) or throttle.is_exhausted(
            throttle.SIGN_IN_FROM_ONE_PLACE, place, now=now
        ):
            raise forms.ValidationError(self.error_messages["locked"], code="locked")
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            count_wrong_password(name, place)
            raise
        throttle.forgive(throttle.SIGN_IN, name, place)
        return cleaned


def count_wrong_password(name: str, place: str) -> None:
    """Count a failure of this name from this place, and write it down; the one that locks, too."""
    now, account = clock.real_now(), sign_in_log.account_named(name)
    throttle.count_failure(throttle.SIGN_IN, name, place, now=now)
    throttle.count_failure(throttle.SIGN_IN_FROM_ONE_PLACE, place, now=now)
    sign_in_log.record(SignInKind.WRONG_PASSWORD, account, at=now, address=place)
    if throttle.is_exhausted(throttle.SIGN_IN, name, place, now=now):
        sign_in_log.record(SignInKind.LOCKED, account, at=now, address=place)


class SignIn(LoginView):
    template_name = "desk/sign_in/password.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        account = form.get_user()
        pending.begin(self.request, account, self.get_redirect_url() or first_page_of(account))
        return steps.go_on(self.request)

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        offered = {"providers": settings.IDENTITY_PROVIDERS, "may_register": site.may_register_here()}
        return super().get_context_data(**named) | offered

    def get_default_redirect_url(self) -> str:
        return first_page_of(self.request.user)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        is_locked = form.has_error(NON_FIELD_ERRORS, code="locked")
        status = HTTPStatus.TOO_MANY_REQUESTS if is_locked else HTTPStatus.BAD_REQUEST
        return self.render_to_response(self.get_context_data(form=form), status=status)


def first_page_of(user: Any) -> str:
    """An officer begins with the work lists, or with reform where every post is one of reform."""
    actor = actor_for(user, clock.now().date()) if isinstance(user, Account) else STRANGER
    if actor.dossier_posts:
        return reverse("work")
    return reverse("reform" if actor.is_officer else "home")
