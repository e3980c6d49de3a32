from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.surveys.actions.close_campaign import close_campaign
from motcua.surveys.actions.open_campaign import open_campaign
from motcua.surveys.actions.publish_results import publish_results
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_queries import centre_names, progress_of
from motcua.surveys.policies import may_run, may_type_in, no_such_survey
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.questionnaire import criteria
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.surveys.forms import OpenForm, StageForm
from motcua.web.reform.surveys.words import STAGES


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, number: UUID) -> HttpResponse:
    """A campaign: its plan, how far it is, and for those who run it what comes next."""
    actor, now = actor_of(request), clock.now()
    loaded = campaign_for(actor, number)
    runs = may_run(actor)
    stage = request.POST.get("stage", "") if request.method == "POST" else loaded.row.stage
    form, act = _act_from(stage, actor, number, request, now) if runs else (None, None)
    if request.method == "POST":
        if form is None or act is None:
            raise no_such_survey()
        if form.is_valid() and (form.does(act) if stage == loaded.row.stage else act()):
            messages.success(request, _("Đã ghi nhận."))
            return redirect("survey", number=number)
    plan = loaded.state.plan
    progress = progress_of(actor, number) if runs and loaded.state.sample else []
    names = centre_names(plan.centres)
    context = {
        "row": loaded.row,
        "campaign": loaded.state,
        "plan": plan,
        "centres": [names[code] for code in plan.centres],
        "stage": STAGES[loaded.row.stage],
        "criteria": len(criteria(loaded.state.questions)),
        "runs": runs,
        "types_in": may_type_in(actor) and loaded.state.stage is Stage.OPEN,
        "has_results": loaded.state.stage in (Stage.CLOSED, Stage.PUBLISHED),
        "progress": progress[:-1],
        "total": progress[-1] if progress else None,
        "form": form,
        "events": loaded.told.events if runs else (),
    }
    return render(request, "reform/surveys/campaign.html", context, status=answer_status(form or Form()))


type Act = Callable[[], bool]
NEXT: dict[str, tuple[type[StageForm], Callable[..., object]]] = {
    Stage.SAMPLING: (OpenForm, open_campaign),
    Stage.OPEN: (StageForm, close_campaign),
    Stage.CLOSED: (StageForm, publish_results),
}


def _act_from(
    stage: str, actor: Actor, number: UUID, request: HttpRequest, now: datetime
) -> tuple[StageForm, Act] | tuple[None, None]:
    """The form that leads on from this stage, and what it does once it is valid.

    The page that was sent says the stage: who closes a survey that was closed a moment ago does not publish it.
    """
    if stage not in NEXT:
        return None, None
    form_of, action = NEXT[stage]
    form = form_of(request.POST or None, stage=stage, today=now.date())

    def act() -> bool:
        values = {name: value for name, value in form.cleaned_data.items() if name != "stage"}
        action(actor, number, at=now, **values)
        return True

    return form, act
