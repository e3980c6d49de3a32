from typing import Any

from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse

from motcua.kernel import clock
from motcua.people import sign_in_log
from motcua.people.rules.sign_in import SignInKind
from motcua.web.visitor import address_of


class SignOut(LogoutView):
    """Out of this session; written down."""

    def post(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.user.is_authenticated:
            sign_in_log.record(SignInKind.SIGNED_OUT, request.user, at=clock.real_now(), address=address_of(request))
        return super().post(request, *arguments, **named)
