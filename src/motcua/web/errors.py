"""The pages of things that went wrong: what happened and what to do next, in the reader's language."""

from collections.abc import Callable
from http import HTTPStatus

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from motcua.kernel.errors import DomainError, NotFound
from motcua.web.portal.filing.typed import typed_again

LAST_RESORT = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Lỗi hệ thống – Một Cửa</title>'
    "<h1>Hệ thống gặp sự cố</h1><p>Xin thử lại sau ít phút. / Something went wrong; please try again in a few minutes."
)


class RefusalMiddleware:
    """Turns a `DomainError` that a view let through into a page with its status, its sentence and a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            return page_not_found(request, exception)
        if isinstance(exception, DomainError):
            return show_refusal(request, exception)
        if isinstance(exception, DataError | ValueError) and has_zero(request):
            return bad_request(request)
        return None


def has_zero(request: HttpRequest) -> bool:
    """Whether the address or the form bears the character 0, which nobody types and the database does not keep."""
    given = (text for sent in (request.GET, request.POST) for name in sent for text in (name, *sent.getlist(name)))
    return "\0" in request.path_info or any("\0" in text for text in given)


def show_refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page of one refusal."""
    context = {
        "status": error.http_status,
        "sentence": error.message(get_language() or "vi"),
        "back": _previous_page(request),
    }
    return render(request, "errors/refusal.html", context, status=error.http_status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=HTTPStatus.FORBIDDEN)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF check failed: nearly always a form left open too long. What a citizen typed comes back with it."""
    if keeps_what_was_typed(request):
        return typed_again(request, HTTPStatus.FORBIDDEN)
    return render(request, "errors/form_expired.html", {"back": _previous_page(request)}, status=HTTPStatus.FORBIDDEN)


def keeps_what_was_typed(request: HttpRequest) -> bool:
    """Whether the page that was posted to shows again what was typed (portal/filing/typed.py)."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return request.method == "POST" and getattr(view, "keeps_typed", False) and is_from_here(request)


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form: what another site has filled in is not shown as if one had typed it."""
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Absent, or not for this person: the answer is the same to the letter."""
    return render(request, "errors/404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours. The page asks for no account and no database, and has a plain one behind it."""
    try:
        return render(request, "errors/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
    except (TemplateDoesNotExist, ValueError):
        return HttpResponse(LAST_RESORT, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _previous_page(request: HttpRequest) -> str | None:
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return referer
    return None
