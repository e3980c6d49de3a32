from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.inspections.access import centre_for, inspection_for, watched_centres
from motcua.inspections.actions.decide_inspection import decide_inspection
from motcua.inspections.actions.record_on_inspection import record_on_inspection
from motcua.inspections.directory import heads_within, inspectors_within, reach_of
from motcua.inspections.policies import check_inspects, inspecting_post, no_such_inspection
from motcua.inspections.queries import inspections, kept_of, planned_items, plans
from motcua.inspections.rules.inspection import INSPECTIONS, Stage
from motcua.inspections.rules.plan import PLANS
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, sent
from motcua.web.paging import page_of
from motcua.web.reform.inspections.acts import ACTS
from motcua.web.reform.inspections.forms import DecisionForm, SeatForm, UnitForm
from motcua.web.reform.inspections.plan_pages import ACT
from motcua.web.reform.inspections.readings import read_inspection, read_list, read_plans
from motcua.web.reform.inspections.story_forms import people
from motcua.web.reform.inspections.words import STAGES

PLANS_SHOWN, SHOWN = 10, 50
"""Lines of a page."""


@require_safe
def inspections_list(request: HttpRequest) -> HttpResponse:
    """Plans and inspections that the actor sees."""
    actor, stage = actor_of(request), request.GET.get("stage", "")
    drawn_up, paging_of_plans = page_of(request, plans(actor), PLANS_SHOWN, "plans")
    made, paging = page_of(request, inspections(actor, stage if stage in set(Stage) else ""), SHOWN)
    context = {
        "plans": read_plans(kept_of(PLANS, drawn_up)),
        "paging_of_plans": paging_of_plans,
        "lines": read_list(kept_of(INSPECTIONS, made), clock.now().date()),
        "paging": paging,
        "stages": [(each.value, tag.label) for each, tag in STAGES.items()],
        "chosen": stage,
        "may_inspect": inspecting_post(actor) is not None,
    }
    return render(request, "reform/inspections/list.html", context)


@require_http_methods(ACT)
def inspection_new(request: HttpRequest) -> HttpResponse:
    """Record a decision to inspect: the unit first, then who and what."""
    actor, made, unit = actor_of(request), [], request.GET.get("unit", "")
    check_inspects(actor)
    if not unit:
        return _choose_unit(request, actor)
    form = DecisionForm(request.POST if request.method == "POST" else None, first={"item": request.GET.get("item", "")})
    centre = _offer(form, actor, unit)
    if form.is_bound and form.is_valid():
        new, number = form.read(unit), form.cleaned_data["request_id"]
        if form.does(lambda: made.append(decide_inspection(actor, new, request_id=number, at=clock.now()))):
            return redirect("inspection", made[0].pk)
    context = {"form": form, "title": gettext("Quyết định kiểm tra"), "lead": centre}
    return render(request, "reform/inspections/act.html", context, status=answer_status(form))


def _choose_unit(request: HttpRequest, actor: Actor) -> HttpResponse:
    own = {post.centre_id for post in actor.posts}
    watched = watched_centres(actor).order_by("level", "name_sort", "code")
    form = UnitForm(each for each in watched if each.pk not in own)
    return render(request, "reform/inspections/unit.html", {"form": form, "title": gettext("Quyết định kiểm tra")})


def _offer(form: DecisionForm, actor: Actor, unit: str) -> str:
    """Fill in who may be chosen, none of the unit itself, and by which line of which plan; the name of the unit."""
    centre, today = centre_for(actor, unit), clock.now().date()
    reach = reach_of(centre)
    inspectors = [each for each in inspectors_within(reach, today) if unit not in each.units]
    heads = [each for each in heads_within(reach, today) if unit not in each.units]
    nobody = gettext("– chọn –")
    form.offer(
        decider=people(heads, nobody),
        leader=people(inspectors, nobody),
        item=[("", gettext("Không, kiểm tra đột xuất")), *planned_items(actor, unit)],
    )
    form.offer_members(inspectors)
    return centre.name


@require_safe
def inspection(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One inspection: decision, findings, minutes, recommendations, conclusion, story; and its acts."""
    actor = actor_of(request)
    row, story = inspection_for(actor, subject)
    page = read_inspection(actor, row, story, clock.now().date())
    acts = [(name, act.title) for name, act in ACTS.items() if act.is_open(actor, story.state)]
    return render(request, "reform/inspections/inspection.html", {"page": page, "acts": acts})


@require_http_methods(ACT)
def inspection_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on an inspection. What is sent out of its turn the rule refuses, so that what was typed is not lost."""
    actor = actor_of(request)
    row, story = inspection_for(actor, subject)
    if act not in ACTS:
        raise Http404
    is_sent = request.method == "POST"
    if not (ACTS[act].is_of(actor, story.state) if is_sent else ACTS[act].is_open(actor, story.state)):
        raise no_such_inspection()
    form = ACTS[act].form(*sent(request), first={"seen": story.seq})
    form.know(story.state)
    if isinstance(form, SeatForm):
        reach, today = reach_of(row.centre), clock.now().date()
        form.offer(person=people([*inspectors_within(reach, today), *heads_within(reach, today)], gettext("– chọn –")))
    if form.is_bound and form.is_valid():
        fact, number, seen = form.read(), form.cleaned_data["request_id"], form.cleaned_data["seen"]
        if form.does_upon(
            lambda: inspection_for(actor, subject)[1].seq,
            lambda: record_on_inspection(actor, subject, fact, seen=seen, request_id=number, at=clock.now()),
        ):
            return redirect("inspection", subject)
    context = {"form": form, "title": ACTS[act].title, "row": row, "lead": row.centre.name}
    return render(request, "reform/inspections/act.html", context, status=answer_status(form))
