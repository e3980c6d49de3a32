"""What was typed is never lost: a form sent after the session has ended comes back with everything in it.

Without a script the person signs in in another window and sends it again; the page that `web.errors` shows where the
form's token is old does the same. The background saving (autosave.js) is told by a status.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

NOT_KEPT = frozenset({"csrfmiddlewaretoken"})


def keeps_typed[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that must be signed in to; what was posted to it without a session is shown again, to be sent again."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *arguments: P.args, **named: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *arguments, **named)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        return typed_again(request, HTTPStatus.UNAUTHORIZED)

    guarded.keeps_typed = True  # type: ignore[attr-defined]
    return guarded


def typed_again(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """What was posted, in a form that sends it again."""
    if is_background(request):
        return JsonResponse({"saved": False}, status=status)
    typed = [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in NOT_KEPT]
    context = {"typed": typed, "address": request.get_full_path(), "is_signed_in": request.user.is_authenticated}
    return render(request, "portal/filing/typed_again.html", context, status=status)


def is_background(request: HttpRequest) -> bool:
    """Whether the page's script asks, while the person goes on typing."""
    return request.headers.get("X-Requested-With") == "fetch"
