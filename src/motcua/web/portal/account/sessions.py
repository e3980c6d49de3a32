"""One's open sessions: seen, and ended one by one or all but this."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.kernel import clock
from motcua.people.actions.end_sessions import sign_out_elsewhere
from motcua.people.actions.keep_sessions import end_session
from motcua.people.models import Account
from motcua.people.queries import sessions_of
from motcua.people.rules.devices import device_of
from motcua.web import open_sessions
from motcua.web.visitor import address_of


@dataclass(frozen=True, slots=True)
class SessionRow:
    number: int
    device: str
    address: str
    began_at: datetime
    used_at: datetime
    is_this: bool


def session_rows(request: HttpRequest) -> list[SessionRow]:
    """This one first, then by last use."""
    this, account = request.session.get(open_sessions.KEY), cast(Account, request.user)
    rows = [
        SessionRow(
            each.pk,
            device_of(each.agent) or _("Thiết bị chưa rõ"),
            each.address,
            each.began_at,
            each.used_at,
            each.pk == this,
        )
        for each in sessions_of(account.pk, now=clock.real_now())
    ]
    return sorted(rows, key=lambda row: not row.is_this)


@require_POST
def session_end(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own sessions; this one is signed out of by the button for that."""
    end_session(cast(Account, request.user), number, at=clock.real_now(), address=address_of(request))
    messages.success(request, _("Đã kết thúc phiên."))
    return redirect("account")


@require_POST
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    """End all others. Those that this list does not know end, too."""
    account, this = cast(Account, request.user), request.session.get(open_sessions.KEY)
    sign_out_elsewhere(account, keep=this, at=clock.real_now(), address=address_of(request))
    update_session_auth_hash(request, account)
    open_sessions.follow(request)
    messages.success(request, _("Đã đăng xuất ở mọi nơi khác."))
    return redirect("account")
