"""Vietnamese first: a reader sees Vietnamese until they press "English"; a cookie remembers the choice.

Django's LocaleMiddleware would follow the browser's own language. Here the choice is the reader's alone, so that a
page that a citizen and an officer look at together is the same page.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from motcua.kernel.errors import Invalid
from motcua.people.actions.choose_language import choose_language as keep_language

ONE_YEAR = 365 * 24 * 3600
KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


class LanguageMiddleware:
    """Activates the language of the reader's cookie, Vietnamese without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        language = chosen if chosen in KNOWN else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        # Only for this request: the thread that answers it must not carry the language on to whatever it does next.
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """POST `language` and `next`: remember the language and go back to the page."""
    language = request.POST.get("language", "")
    if language not in KNOWN:
        raise Invalid(
            "unknown_language",
            vi="Trang này chỉ có tiếng Việt và tiếng Anh. Hãy chọn một trong hai ngôn ngữ ở đầu trang.",
            en="This site speaks Vietnamese and English. Choose one of the two at the top of the page.",
        )
    if request.user.is_authenticated:
        keep_language(request.user.pk, language)
    response = HttpResponseRedirect(own_address(request, request.POST.get("next", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=ONE_YEAR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response


def own_address(request: HttpRequest, address: str) -> str:
    """The address, if it is one of this site; else the home page."""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else reverse("home")
