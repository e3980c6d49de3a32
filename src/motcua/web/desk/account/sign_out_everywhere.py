from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.people.actions import end_sessions
from motcua.web.desk.account.page import account_of
from motcua.web.visitor import address_of


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of the account, this one too."""
    end_sessions.sign_out_everywhere(account_of(request), at=clock.real_now(), address=address_of(request))
    logout(request)
    messages.success(request, _("Đã đăng xuất ở mọi nơi."))
    return redirect("sign-in")
