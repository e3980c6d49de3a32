from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.programmes.access import project_for
from motcua.programmes.actions.record_fact import record_fact
from motcua.programmes.actions.register_project import register_project
from motcua.programmes.policies import check_may_keep, check_may_look, may_keep
from motcua.programmes.queries import Kept, portfolio, programmes, step_names
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.programmes.forms import ACTS, NewProjectForm
from motcua.web.reform.programmes.readings import read_portfolio, read_project, step_name

ACT = ["GET", "HEAD", "POST"]


@require_safe
def programmes_list(request: HttpRequest) -> HttpResponse:
    """The portfolio, and its Gantt."""
    actor, chosen = actor_of(request), request.GET.get("programme", "")
    check_may_look(actor)
    page = read_portfolio(portfolio(actor, chosen), clock.now().date())
    context = {"page": page, "programmes": programmes(), "chosen": chosen, "may_keep": may_keep(actor)}
    return render(request, "reform/programmes/list.html", context)


@require_safe
def programmes_project(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One project: money, steps, milestones, risks, story; and its acts for who keeps it."""
    actor = actor_of(request)
    row, story = project_for(actor, subject)
    acts = [(name, form.title) for name, form in ACTS.items()] if may_keep(actor, row.centre_id) else []
    page = read_project(Kept(row, story), clock.now().date())
    return render(request, "reform/programmes/project.html", {"page": page, "acts": acts})


@require_http_methods(ACT)
def programmes_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on a project."""
    actor = actor_of(request)
    row, story = project_for(actor, subject)
    check_may_keep(actor, row.centre_id)
    if act not in ACTS:
        raise Http404
    form = ACTS[act](request.POST if request.method == "POST" else None)
    names = step_names()
    form.offer_from(story.state, [(code, step_name(story.state, code, names)) for code in story.state.steps])
    if form.is_bound and form.is_valid():
        fact, number = form.read(), form.cleaned_data["request_id"]
        if form.does(lambda: record_fact(actor, subject, fact, request_id=number, at=clock.now())):
            return redirect("programmes-project", subject)
    context = {"form": form, "row": row, "title": form.title}
    return render(request, "reform/programmes/act.html", context, status=answer_status(form))


@require_http_methods(ACT)
def programmes_new(request: HttpRequest) -> HttpResponse:
    """Enter a project."""
    actor = actor_of(request)
    check_may_keep(actor)
    form = NewProjectForm(request.POST if request.method == "POST" else None)
    form.offer(programme=[(each.code, each.name) for each in programmes()])
    if form.is_bound and form.is_valid():
        new, number = form.read(), form.cleaned_data["request_id"]
        if form.does(lambda: register_project(actor, new, request_id=number, at=clock.now())):
            return redirect("programmes")
    context = {"form": form, "title": form.title}
    return render(request, "reform/programmes/act.html", context, status=answer_status(form))
