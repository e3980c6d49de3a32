from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.inspections.access import plan_for
from motcua.inspections.actions.begin_plan import begin_plan
from motcua.inspections.actions.record_on_plan import below, record_on_plan
from motcua.inspections.policies import check_inspects, inspecting_post, no_such_inspection
from motcua.inspections.queries import made_of_plan
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.inspections.acts import PLAN_ACTS
from motcua.web.reform.inspections.forms import DropForm, ItemForm, PlanForm
from motcua.web.reform.inspections.readings import read_items, read_story

ACT = ["GET", "HEAD", "POST"]


@require_http_methods(ACT)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Begin the plan of a year."""
    actor, made = actor_of(request), []
    check_inspects(actor)
    form = PlanForm(request.POST if request.method == "POST" else None, first={"year": clock.now().year})
    if form.is_bound and form.is_valid():
        year, number = form.cleaned_data["year"], form.cleaned_data["request_id"]
        if form.does(lambda: made.append(begin_plan(actor, year, request_id=number, at=clock.now()))):
            return redirect("inspection-plan", made[0].pk)
    context = {"form": form, "title": gettext("Lập kế hoạch kiểm tra")}
    return render(request, "reform/inspections/act.html", context, status=answer_status(form))


@require_safe
def inspection_plan(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The plan of a year: its lines, what became of them, and its acts."""
    actor = actor_of(request)
    row, story = plan_for(actor, subject)
    context = {
        "row": row,
        "plan": story.state,
        "items": read_items(story.state, made_of_plan(actor, subject)),
        "acts": [(name, act.title) for name, act in PLAN_ACTS.items() if act.is_open(actor, row, story.state)],
        "may_decide": story.state.approved is not None and inspecting_post(actor) is not None,
        "story": read_story(story.events),
    }
    return render(request, "reform/inspections/plan.html", context)


@require_http_methods(ACT)
def inspection_plan_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on a plan. What is sent out of its turn the rule refuses, so that what was typed is not lost."""
    actor = actor_of(request)
    row, story = plan_for(actor, subject)
    if act not in PLAN_ACTS:
        raise Http404
    is_sent = request.method == "POST"
    if not (PLAN_ACTS[act].is_of(actor, row) if is_sent else PLAN_ACTS[act].is_open(actor, row, story.state)):
        raise no_such_inspection()
    form = PLAN_ACTS[act].form(request.POST if request.method == "POST" else None, first={"seen": story.seq})
    if isinstance(form, ItemForm):
        form.offer_units(below(row.centre))
    if isinstance(form, DropForm):
        form.offer(
            number=[(str(each.number), f"{each.number}. {each.unit_name}") for each in story.state.items.values()]
        )
    if form.is_bound and form.is_valid():
        fact, number, seen = form.read(), form.cleaned_data["request_id"], form.cleaned_data["seen"]
        if form.does_upon(
            lambda: plan_for(actor, subject)[1].seq,
            lambda: record_on_plan(actor, subject, fact, seen=seen, request_id=number, at=clock.now()),
        ):
            return redirect("inspection-plan", subject)
    context = {"form": form, "title": PLAN_ACTS[act].title, "plan_row": row}
    return render(request, "reform/inspections/act.html", context, status=answer_status(form))
