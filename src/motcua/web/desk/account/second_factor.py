"""Setting up and taking away the authenticator app, and new recovery codes, while signed in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people import second_factor
from motcua.people.actions.check_second_factor import remove_second_factor, renew_recovery_codes
from motcua.people.actions.set_up_second_factor import set_up_second_factor
from motcua.web.actor import whole_actor_of
from motcua.web.chosen_post import SECOND_FACTOR
from motcua.web.desk.account.page import account_of
from motcua.web.desk.account.password import check_current
from motcua.web.desk.app_to_scan import app_to_scan
from motcua.web.desk.second_factor import CodeForm, OwnAppCodeForm, guessing_limited
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.visitor import address_of

SECRET = "app_being_set_up"  # noqa: S105 - the session's key; the secret in it is sealed
PAGE = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(PAGE)
def set_up(request: HttpRequest) -> HttpResponse:
    """Scan, show that it works, keep the recovery codes."""
    account, form = account_of(request), OwnAppCodeForm(request.POST or None)
    if second_factor.has_second_factor(account):
        return redirect("account")
    secret = second_factor.unseal(request.session.setdefault(SECRET, second_factor.seal(second_factor.new_secret())))
    if form.is_valid():
        with refusals_shown_on(form):
            with guessing_limited(account, address_of(request)):
                check_current(account, form.cleaned_data["current"], address_of(request))
            code, now = form.cleaned_data["code"], clock.real_now()
            set_up_second_factor(account, secret, code, at=now, address=address_of(request))
            del request.session[SECRET]
            request.session[SECOND_FACTOR] = True
            return show_codes(request, second_factor.recovery_codes(account))
    context = {"form": form, "app": app_to_scan(account, secret)}
    return render(request, "desk/account/set_up.html", context, status=answer_status(form))


@never_cache
@require_http_methods(PAGE)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, for a code."""
    account, form = account_of(request), CodeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form), guessing_limited(account, address_of(request)):
            code, now = form.cleaned_data["code"], clock.real_now()
            return show_codes(request, renew_recovery_codes(account, code, at=now, address=address_of(request)))
    return render(request, "desk/account/renew_codes.html", {"form": form}, status=answer_status(form))


@never_cache
@require_http_methods(PAGE)
def remove(request: HttpRequest) -> HttpResponse:
    """Take the app away, for a code. Where one is demanded, the next sign-in begins with setting up another."""
    account, form = account_of(request), CodeForm(request.POST or None)
    must_have_one = settings.SECOND_FACTOR_DEMANDED and whole_actor_of(request).is_officer
    if form.is_valid():
        with refusals_shown_on(form), guessing_limited(account, address_of(request)):
            code, now = form.cleaned_data["code"], clock.real_now()
            remove_second_factor(account, code, at=now, address=address_of(request))
            messages.success(request, _("Đã bỏ ứng dụng xác thực và các mã dự phòng."))
            if must_have_one:
                logout(request)
                return redirect("sign-in")
            return redirect("account")
    context = {"form": form, "is_demanded": must_have_one}
    return render(request, "desk/account/remove.html", context, status=answer_status(form))


def show_codes(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponse:
    return render(request, "desk/account/recovery_codes.html", {"codes": codes})
