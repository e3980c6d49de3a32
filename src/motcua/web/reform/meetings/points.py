from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.meetings.access import point_for
from motcua.meetings.actions.register_point import register_point
from motcua.meetings.policies import check_may_run, may_run
from motcua.meetings.queries import bookings_of, count_points, page_of_points, points_listed
from motcua.meetings.writer import Act
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status
from motcua.web.paging import address_with, paging_of
from motcua.web.reform.meetings.acts import ACT
from motcua.web.reform.meetings.forms import POINT_ACTS, NewPointForm, PointsForm, Scene
from motcua.web.reform.meetings.readings import read_point
from motcua.web.reform.meetings.words import LEVELS, test_of, use_of
from motcua.web.templatetags.display import day


@require_safe
def meetings_points(request: HttpRequest) -> HttpResponse:
    """The register, by level, state and name."""
    actor, today = actor_of(request), clock.now().date()
    form = PointsForm(request.GET)
    rows, next_key = page_of_points(points_listed(actor, today, *form.asked), request.GET.get("after", ""))
    context = {
        "form": form,
        "counted": count_points(actor, today),
        "lines": [(row, LEVELS[row.level], use_of(row, today), test_of(row.test_passed)) for row in rows],
        "paging": paging_of(request, next_key),
        "query": address_with(request, after="").partition("?")[2],
    }
    return render(request, "reform/meetings/points.html", context)


@require_safe
def meetings_points_csv(request: HttpRequest) -> HttpResponse:
    """The same register, whole, as a file."""
    actor, today = actor_of(request), clock.now().date()
    headings = ["code", "name", "level", "one_stop", "agency", "state", "tested_on", "test", "out_from", "out_until"]
    lines = (
        [
            row.code,
            row.name,
            LEVELS[row.level],
            row.one_stop,
            row.agency,
            use_of(row, today).label,
            day(row.tested_on),
            test_of(row.test_passed).label,
            day(row.out_from),
            day(row.out_until),
        ]
        for row in points_listed(actor, today, *PointsForm(request.GET).asked)
    )
    return csv_answer("diem-cau.csv", [headings, *lines])


@require_safe
def meetings_point(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One point: what it has, its tests, when it is taken, its story; its acts for who keeps it."""
    actor, now = actor_of(request), clock.now()
    row, told = point_for(actor, subject)
    context = {
        "page": read_point(row, told, now.date()),
        "level": LEVELS[row.level],
        "bookings": bookings_of(actor, row, now),
        "acts": [(name, form.title) for name, form in POINT_ACTS.items()] if may_run(actor, row.centre_id) else [],
        "now": now,
    }
    return render(request, "reform/meetings/point.html", context)


@require_http_methods(ACT)
def meetings_point_new(request: HttpRequest) -> HttpResponse:
    """Enter a point."""
    actor = actor_of(request)
    check_may_run(actor)
    form = NewPointForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        number = form.cleaned_data["request_id"]
        point = form.gives(lambda: register_point(actor, form.read(), request_id=number, at=clock.now()))
        if point is not None:
            return redirect("meetings-point", point.subject)
    return render(request, "reform/meetings/point_new.html", {"form": form}, status=answer_status(form))


@require_http_methods(ACT)
def meetings_point_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on a point."""
    actor, now = actor_of(request), clock.now()
    row, told = point_for(actor, subject)
    check_may_run(actor, row.centre_id)
    if act not in POINT_ACTS:
        raise Http404
    kind = POINT_ACTS[act]
    form = kind(request.POST if request.method == "POST" else None, scene=Scene(now), seen=told.seq)
    if form.is_bound and form.is_valid():
        done = Act(actor, subject, form.cleaned_data["seen"], now, form.cleaned_data["request_id"])
        if form.does_upon(lambda: point_for(actor, subject)[1].seq, lambda: kind.action(done, form.read())):
            return redirect("meetings-point", subject)
    context = {"form": form, "row": row, "title": kind.title}
    return render(request, "reform/meetings/point_act.html", context, status=answer_status(form))
