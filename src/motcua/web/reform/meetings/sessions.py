from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.meetings.access import is_invited, session_for, sessions_for
from motcua.meetings.joining import link_for, server
from motcua.meetings.policies import check_may_run, may_run, no_such_page
from motcua.meetings.queries import count_taking_part, page_of_sessions, sessions_listed
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.session import DOOR_OPENS, OVER, Session, Stage
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.paging import paging_of
from motcua.web.reform.meetings.readings import acts_of, read_session
from motcua.web.reform.meetings.words import STAGES, span_in_words
from motcua.web.templatetags.display import moment


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The sessions to come, or those that are over."""
    actor, past = actor_of(request), request.GET.get("when") == "past"
    listed = sessions_listed(actor, clock.now(), past=past)
    rows, next_key = page_of_sessions(listed, request.GET.get("after", ""), past=past)
    counted = count_taking_part(rows)
    here = reverse("meetings")
    context = {
        "lines": [(row, counted.get(row.pk, 0), STAGES[Stage(row.stage)]) for row in rows],
        "past": past,
        "choices": [
            {"label": gettext("Sắp tới"), "address": here, "is_current": not past},
            {"label": gettext("Đã qua"), "address": f"{here}?when=past", "is_current": past},
        ],
        "paging": paging_of(request, next_key),
        "may_run": may_run(actor),
    }
    return render(request, "reform/meetings/list.html", context)


@require_safe
def meetings_csv(request: HttpRequest) -> HttpResponse:
    """All sessions that one who runs meetings sees, the latest first."""
    actor = actor_of(request)
    check_may_run(actor)
    rows = list(sessions_for(actor).select_related("host").order_by("-begins", "-id"))
    counted = count_taking_part(rows)
    headings = ["code", "title", "begins", "ends", "host", "chair", "stage", "points", "joined", "incidents"]
    lines = (
        [
            row.code,
            row.title,
            moment(row.begins),
            moment(row.ends),
            row.host.code,
            row.chair_name,
            STAGES[Stage(row.stage)].label,
            counted.get(row.pk, 0),
            row.joined,
            row.incidents,
        ]
        for row in rows
    )
    return csv_answer("phien-hop.csv", [headings, *lines])


@require_safe
def meetings_session(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One session: agenda, who takes part, attendance, incidents, minutes, story; its acts; the way into the room."""
    actor, now = actor_of(request), clock.now()
    row, told = session_for(actor, subject)
    context = {
        "page": read_session(row, told),
        "acts": acts_of(told.state) if may_run(actor, row.centre_id) else [],
        "door": _door(told.state, now) if is_invited(actor, subject) else "",
        "opens": row.begins - DOOR_OPENS,
    }
    return render(request, "reform/meetings/session.html", context)


def _door(session: Session, now: datetime) -> str:
    """What is told of the way in: "open", "later", "no-server"; "" where there is none any more."""
    if session.stage in OVER or session.span is None or now >= session.span.ends:
        return ""
    if server() is None:
        return "no-server"
    return "open" if session.is_door_open(now) else "later"


@never_cache
@require_safe
def meetings_join(request: HttpRequest, subject: UUID) -> HttpResponse:
    """On to the room, by a signed address that stands on no page; or why not."""
    actor = actor_of(request)
    try:
        return HttpResponseRedirect(link_for(actor, subject, clock.now()))
    except Refused as refused:
        row, _told = session_for(actor, subject)
        context = {"row": row, "refused": refused, "when": span_in_words(Span(row.begins, row.ends))}
        return render(request, "reform/meetings/door.html", context, status=refused.http_status)


@require_safe
def meetings_invitation(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The invitation, to be printed."""
    row, told = session_for(actor_of(request), subject)
    if told.state.stage not in (Stage.INVITED, Stage.HELD, Stage.CLOSED):
        raise no_such_page()
    return render(request, "reform/meetings/invitation.html", {"page": read_session(row, told)})


@require_safe
def meetings_minutes(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The minutes of a closed session, to be printed."""
    row, told = session_for(actor_of(request), subject)
    if told.state.closed is None:
        raise no_such_page()
    return render(request, "reform/meetings/minutes.html", {"page": read_session(row, told)})
