"""The field in the header: a code that is scanned or typed opens its dossier, anything else is searched for."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.dossiers.rules.codes import parse_code
from motcua.kernel.errors import Invalid
from motcua.web.actor import actor_of
from motcua.web.desk.counter.other_pages import address_of
from motcua.web.desk.counter.place import no_such_page


@never_cache
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """To the dossier with this very code; else to the search of the work lists; else to the look-up."""
    if not actor_of(request).is_officer:
        raise no_such_page()
    asked = request.GET.get("q", "").strip()
    code = code_in(asked)
    return redirect("story", code) if code else redirect(search_address(asked))


def code_in(text: str) -> str:
    """The dossier code that `text` is, however it was typed or scanned; "" for anything else."""
    try:
        return parse_code(text).text
    except Invalid:
        return ""


def search_address(asked: str) -> str:
    """Where officers search, and what was asked."""
    if lists := address_of("search"):
        return f"{lists}?{urlencode({'q': asked})}"
    return f"{reverse('look-up')}?{urlencode({'code': asked})}" if asked else reverse("look-up")
