"""How a page of the console is put together: its sections, the way back, lists, and forms that do one thing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import NotFound
from motcua.web.console.view_models import Link, Words
from motcua.web.context import NavigationItem
from motcua.web.forms import answer_status, refusals_shown_on, refuse

SECTIONS = (
    ("console-organisation", _("Tổ chức")),
    ("console-calendar", _("Lịch làm việc")),
    ("console-procedures", _("Thủ tục")),
    ("console-synonyms", _("Từ đồng nghĩa")),
    ("console-processes", _("Quy trình")),
    ("console-forms", _("Biểu mẫu điện tử")),
    ("console-templates", _("Mẫu in")),
    ("console-notices", _("Thông báo")),
    ("console-log", _("Nhật ký")),
)


def show(
    request: HttpRequest,
    template: str,
    title: Words,
    trail: Sequence[Link] = (),
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """The page `template`; `trail` leads from the console to it."""
    context |= {"title": title, "trail": trail, "sections": _sections(request)}
    return render(request, template, context, status=status)


def act(
    request: HttpRequest,
    form: Form,
    do: Callable[..., object],
    *,
    done: Words,
    to: str,
    title: Words,
    submit: Words,
    trail: Sequence[Link] = (),
    template: str = "console/form.html",
    fields: Mapping[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show the form. Sent and valid: do what it asks and go on to `to`; refused: what is wrong, and what was typed.

    `fields`: what the form calls a field that the refusal calls otherwise.
    """
    if request.method == "POST" and form.is_valid() and attempt(form, do, fields, **form.cleaned_data):
        messages.success(request, str(done))
        return HttpResponseRedirect(to)
    context |= {"form": form, "submit": submit, "back": to}
    return show(request, template, title, trail, status=answer_status(form), **context)


def attempt(form: Form, do: Callable[..., object], fields: Mapping[str, str] | None = None, /, **values: Any) -> bool:
    """Do it; a refusal stands on the form. What was asked for in a field and is not there is one too."""
    with refusals_shown_on(form, **(fields or {})):
        try:
            do(**values)
        except NotFound as error:
            field = (fields or {}).get(error.field or "", error.field)
            if field not in form.fields:
                raise
            refuse(form, field, error.message(get_language() or "vi"), error.http_status)
    return not form.errors


def _sections(request: HttpRequest) -> list[NavigationItem]:
    addresses = [(reverse(name), label) for name, label in SECTIONS]
    return [NavigationItem(address, label, request.path.startswith(address)) for address, label in addresses]
