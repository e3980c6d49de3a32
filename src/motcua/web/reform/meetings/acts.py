from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.meetings.access import session_for
from motcua.meetings.actions.plan_session import plan_session
from motcua.meetings.policies import check_may_run
from motcua.meetings.rows import rows_of_points
from motcua.meetings.rules.booking import Span
from motcua.meetings.writer import Act
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.meetings.forms import SESSION_ACTS, NewSessionForm, Scene
from motcua.web.reform.meetings.words import span_in_words

ACT = ["GET", "HEAD", "POST"]


@require_http_methods(ACT)
def meetings_new(request: HttpRequest) -> HttpResponse:
    """Plan a session."""
    actor = actor_of(request)
    check_may_run(actor)
    form = NewSessionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        number = form.cleaned_data["request_id"]
        planned = form.gives(lambda: plan_session(actor, form.read(), request_id=number, at=clock.now()))
        if planned is not None:
            return redirect("meetings-session", planned.pk)
    return render(request, "reform/meetings/new.html", {"form": form}, status=answer_status(form))


@require_http_methods(ACT)
def meetings_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on a session."""
    actor, now = actor_of(request), clock.now()
    row, told = session_for(actor, subject)
    check_may_run(actor, row.centre_id)
    if act not in SESSION_ACTS:
        raise Http404
    kind = SESSION_ACTS[act]
    scene = Scene(now, told.state, rows_of_points(told.state.points))
    form = kind(request.POST if request.method == "POST" else None, scene=scene, seen=told.seq)
    if form.is_bound and form.is_valid():
        done = Act(actor, subject, form.cleaned_data["seen"], now, form.cleaned_data["request_id"])
        if form.does_upon(lambda: session_for(actor, subject)[1].seq, lambda: kind.action(done, form.read())):
            return redirect("meetings-session", subject)
    when = span_in_words(Span(row.begins, row.ends))
    context = {"form": form, "row": row, "title": kind.title, "when": when}
    return render(request, "reform/meetings/act.html", context, status=answer_status(form))
