"""The one door of every API address: whoever is not let in, or asks wrongly, is told so in JSON.

In this order: signed in, the method, the CSRF token, then the view. Django's own checks would answer with pages and
redirects made for people, so a view behind this door is exempt from them and checked here; a test walks all routes.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from motcua.api.answers import refusal
from motcua.kernel.errors import DomainError, Invalid, Refused

type View = Callable[..., HttpResponse]


class _Token(CsrfViewMiddleware):
    """Django's check of token, origin and referer, which here only says why it failed."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _unexempt(request: HttpRequest) -> HttpResponse:  # an exempt view would not be checked, so another stands for it
    return HttpResponse()


_TOKEN = _Token(_unexempt)


def door(method: str) -> Callable[[View], View]:
    """Let the signed-in in, with `method` ("GET" lets HEAD in too); turn every `DomainError` into its answer."""
    methods = ("GET", "HEAD") if method == "GET" else (method,)

    def behind(view: View) -> View:
        @login_not_required
        @csrf_exempt
        @wraps(view)
        def let_in(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return refusal(SIGN_IN_FIRST, HTTPStatus.UNAUTHORIZED)
            if request.method not in methods:
                return refusal(_other_method(method), HTTPStatus.METHOD_NOT_ALLOWED, Allow=", ".join(methods))
            if _TOKEN.process_view(request, _unexempt, (), {}):
                return refusal(TOKEN_MISSING, HTTPStatus.FORBIDDEN)
            try:
                return view(request, *arguments, **named)
            except DomainError as error:
                return refusal(error)
            except RequestDataTooBig:
                return refusal(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

        return let_in

    return behind


SIGN_IN_FIRST = Refused(
    "sign_in_first",
    vi="Yêu cầu này cần đăng nhập. Hãy đăng nhập ở /dang-nhap/ rồi gửi lại cùng cookie phiên làm việc.",
    en="This needs a signed-in person. Sign in at /dang-nhap/ and send the session cookie with the request.",
)
TOKEN_MISSING = Refused(
    "csrf_token_missing",
    vi="Thiếu hoặc sai mã chống giả mạo. Hãy gửi giá trị của cookie csrftoken trong tiêu đề X-CSRFToken.",
    en="The CSRF token is missing or wrong. Send the value of the cookie csrftoken in the header X-CSRFToken.",
)
TOO_LARGE = Invalid(
    "request_too_large",
    vi="Nội dung gửi lên quá lớn. Hãy gửi riêng từng hồ sơ và không kèm tệp.",
    en="The request is too large. Send one dossier at a time, without files.",
)


def _other_method(method: str) -> Refused:
    return Refused(
        "method_not_allowed",
        vi=f"Địa chỉ này chỉ nhận {method}. Hãy xem docs/api.md.",
        en=f"This address takes {method} only. See docs/api.md.",
    )
