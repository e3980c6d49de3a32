"""The officer's pages of what came online: the form as filled in, and the dossiers in which a message waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.dossiers.access import dossier_not_found, draft_for
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.state import Status
from motcua.filing.queries import unread_at_office
from motcua.web.actor import actor_of
from motcua.web.desk.lists.officers import officer_of
from motcua.web.portal.filing.shown_form import form_page
from motcua.web.reading import note_reading

ROWS = 50


@require_safe
def dossier_form(request: HttpRequest, number: int) -> HttpResponse:
    """The answers under the version of the form they were given to, read only."""
    loaded = draft_for(actor_of(request), number)
    if loaded.state.status is Status.DRAFT:
        raise dossier_not_found()
    code = loaded.state.code
    back = reverse("story", args=[code]) if code else reverse("story-without-code", args=[number])
    context = form_page(loaded, back, lambda file: reverse("file-without-code", args=[number, file]))
    note_reading(request, What.FILE, [], detail="form", numbers=[number])
    return render(request, "portal/filing/filled_form.html", context)


@never_cache
@require_safe
def unread_messages(request: HttpRequest) -> HttpResponse:
    """Where a citizen's message waits to be read, the longest first."""
    waiting = unread_at_office(officer_of(request)).select_related("dossier__procedure").order_by("last_from_citizen")
    rows = list(waiting[: ROWS + 1])
    numbers = [row.pk for row in rows[:ROWS]]
    note_reading(request, What.LIST, [], detail="messages", numbers=numbers)
    return render(request, "desk/unread_messages.html", {"rows": rows[:ROWS], "is_more": len(rows) > ROWS})
