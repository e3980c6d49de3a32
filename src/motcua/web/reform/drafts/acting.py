from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.reforms.access import draft_for, draft_unknown
from motcua.reforms.actions.begin_draft import begin_draft
from motcua.reforms.policies import drafting_post
from motcua.reforms.rules.draft import Stage
from motcua.reforms.writer import Act
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.drafts.acts import ACTS
from motcua.web.reform.drafts.forms import ActForm, BeginForm, JudgingForm
from motcua.web.reform.drafts.readings import missing_in_words, read_missing


@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: HttpRequest) -> HttpResponse:
    """Begin a draft; for officers who draft."""
    actor, made = actor_of(request), []
    if drafting_post(actor) is None:
        raise draft_unknown()
    form = BeginForm(request.POST or None)
    if form.is_valid() and form.does(lambda: made.append(begin_draft(actor, at=clock.now(), **form.cleaned_data))):
        return HttpResponseRedirect(reverse("draft", args=[made[0]]))
    return render(request, "reform/drafts/act.html", {"form": form}, status=answer_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def draft_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One of the acts on a draft; whoever may not do it finds nothing here."""
    actor, found = actor_of(request), ACTS.get(act)
    row, told = draft_for(actor, subject)
    if found is None or not found.may(actor, row):
        raise draft_unknown()
    form = found.form(request.POST or None, first={"seen": told.seq})
    form.know(told.state)
    if form.is_valid():
        values = dict(form.cleaned_data)
        doing = Act(actor, subject, clock.now(), values.pop("request_id"), values.pop("seen", None))
        if _is_done(form, lambda: found.do(doing, **values), lambda: draft_for(actor, subject)[1].seq):
            return HttpResponseRedirect(reverse("draft", args=[subject]))
    missing = read_missing(told.state) if act == "gui" and told.state.stage is Stage.DRAFTING else ()
    context = {"form": form, "act": found, "row": row, "missing": missing_in_words(missing)}
    return render(request, "reform/drafts/act.html", context, status=answer_status(form))


def _is_done(form: ActForm, act: Callable[[], object], latest: Callable[[], int]) -> bool:
    """Whether the act was carried out; who judges does so upon what the page showed."""
    return form.does_upon(latest, act) if isinstance(form, JudgingForm) else form.does(act)
