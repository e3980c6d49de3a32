from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.people import sign_in_log
from motcua.people.actions.change_password import change_password
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind
from motcua.web import open_sessions
from motcua.web.desk.account.page import account_of
from motcua.web.desk.password_forms import ChangePasswordForm
from motcua.web.desk.second_factor import guessing_limited
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.visitor import address_of


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account_password(request: HttpRequest) -> HttpResponse:
    """Choose another password. This session goes on, all others end."""
    account, form = account_of(request), ChangePasswordForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            with guessing_limited(account, address_of(request)):
                check_current(account, form.cleaned_data["current"], address_of(request))
            chosen = form.cleaned_data["new_password"]
            change_password(account, chosen, at=clock.real_now(), address=address_of(request))
            update_session_auth_hash(request, account)
            open_sessions.follow(request)
            messages.success(request, _("Đã đổi mật khẩu. Mọi nơi khác đang đăng nhập đã bị đăng xuất."))
            return redirect("account")
    return render(request, "desk/account/password.html", {"form": form}, status=answer_status(form))


def check_current(account: Account, password: str, place: str) -> None:
    """Whoever found an open session must not take the account over. Raises `Refused` (`password_wrong`)."""
    if account.check_password(password):
        return
    sign_in_log.record(SignInKind.WRONG_PASSWORD, account, at=clock.real_now(), address=place)
    raise Refused(
        "password_wrong",
        vi="Mật khẩu hiện tại chưa đúng: hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.",
        en="The current password is wrong: check Caps Lock and the keyboard's language.",
        field="current",
    )
