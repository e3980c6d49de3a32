from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.meetings.access import session_for
from motcua.meetings.actions.keep_calendar import make_address, revoke_address
from motcua.meetings.calendars import Entry, calendar_of, feed_of, owner_of, sessions_of
from motcua.meetings.models import Session as SessionRow
from motcua.web.actor import actor_of
from motcua.web.reform.meetings.acts import ACT


@never_cache
@require_http_methods(ACT)
def meetings_calendar(request: HttpRequest) -> HttpResponse:
    """One's own calendar at a secret address: made, shown once, made anew, revoked."""
    actor, address = actor_of(request), ""
    feed = feed_of(actor)
    if request.method == "POST":
        if request.POST.get("act") != "make":
            revoke_address(actor)
            return redirect("meetings-calendar")
        token = make_address(actor, at=clock.now())
        address, feed = settings.SITE_ADDRESS + reverse("meetings-feed", args=[token]), feed_of(actor)
    return render(request, "reform/meetings/calendar.html", {"feed": feed, "address": address})


@login_not_required
@require_safe
def meetings_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar that the secret address opens, for programs."""
    now = clock.now()
    owner = owner_of(token, now.date())
    if owner is None:
        raise Http404
    return _answer(sessions_of(owner, now), "lich-hop")


@require_safe
def meetings_session_calendar(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One session as a file for a calendar."""
    row, _told = session_for(actor_of(request), subject)
    return _answer([row], row.code)


def _answer(rows: Iterable[SessionRow], file: str) -> HttpResponse:
    pages = [Entry(row, settings.SITE_ADDRESS + reverse("meetings-session", args=[row.pk])) for row in rows]
    answer = HttpResponse(calendar_of(pages, clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file}.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
