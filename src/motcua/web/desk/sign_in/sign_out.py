from typing import Any

from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from motcua.kernel import clock
from motcua.people import sign_in_log
from motcua.people.rules.sign_in import SignInKind
from motcua.web import open_sessions
from motcua.web.portal.account.national import sign_out_there
from motcua.web.portal.account.recent import CAME_BY
from motcua.web.visitor import address_of


class SignOut(LogoutView):
    """Out of this session and of the identity provider's that let it in; written down."""

    def post(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        came_by = request.session.get(CAME_BY)
        if request.user.is_authenticated:
            sign_in_log.record(SignInKind.SIGNED_OUT, request.user, at=clock.real_now(), address=address_of(request))
            open_sessions.end(request)
        here = super().post(request, *arguments, **named)
        there = sign_out_there(request, came_by)
        return HttpResponseRedirect(there) if there else here
