from collections.abc import Callable
from datetime import datetime
from functools import partial
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
from motcua.surveys.campaign_access import LoadedCampaign, campaign_for
from motcua.surveys.campaign_queries import centre_names, progress_of
from motcua.surveys.policies import may_run, may_type_in, no_such_survey
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.questionnaire import criteria
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.reform.surveys.forms import OpenForm
from motcua.web.reform.surveys.words import STAGES


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, number: UUID) -> HttpResponse:
    """A campaign: its plan, how far it is, and for those who run it what comes next."""
    actor, now = actor_of(request), clock.now()
    loaded = campaign_for(actor, number)
    runs = may_run(actor)
    form, act = _next_act(actor, loaded, request, now) if runs else (None, None)
    if request.method == "POST":
        if form is None or act is None:
            raise no_such_survey()
        if form.is_valid() and form.does(act):
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


type Act = Callable[[], object]


def _next_act(
    actor: Actor, loaded: LoadedCampaign, request: HttpRequest, now: datetime
) -> tuple[OnceForm, Act] | tuple[None, None]:
    """The form that leads on from this stage, and what it does once it is valid."""
    number, data = loaded.row.pk, request.POST or None
    match loaded.state.stage:
        case Stage.SAMPLING:
            form: OnceForm = OpenForm(data, today=now.date())
            action: Callable[..., object] = open_campaign
        case Stage.OPEN:
            form, action = OnceForm(data), close_campaign
        case Stage.CLOSED:
            form, action = OnceForm(data), publish_results
        case _:
            return None, None
    return form, lambda: partial(action, actor, number, at=now)(**form.cleaned_data)
