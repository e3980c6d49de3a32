from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.indices.access import assessment_for
from motcua.indices.actions.appraise_assessment import agree_with_rest, finalise, publish, return_scores
from motcua.indices.actions.score_assessment import submit_scores
from motcua.indices.models import Assessment
from motcua.indices.policies import no_such_assessment
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.reform.indices.assessments import show_sheet
from motcua.web.reform.indices.forms import Return, Submit

FORMS: dict[str, type[OnceForm]] = {
    "nop": Submit,
    "tra-lai": Return,
    "dong-y": OnceForm,
    "chot": OnceForm,
    "cong-bo": OnceForm,
}


@require_POST
def carry_out(request: HttpRequest, number: UUID, act: str) -> HttpResponse:
    """Submit, return, agree with the rest, finalise or publish; refused, the page is there with the reason."""
    if act not in FORMS:
        raise no_such_assessment()
    form = FORMS[act](request.POST)
    if form.is_valid() and form.does(lambda: doing(request, number, act, form)()):
        return redirect("assessment", number)
    return show_sheet(request, assessment_for(actor_of(request), number), form)


def doing(request: HttpRequest, number: UUID, act: str, form: OnceForm) -> Callable[[], Assessment]:
    """The action that `act` names."""
    actor, at, told = actor_of(request), clock.now(), form.cleaned_data
    once = told["request_id"]
    acts: dict[str, Callable[[], Assessment]] = {
        "nop": lambda: submit_scores(actor, number, told["claimed"], at=at, request_id=once),
        "tra-lai": lambda: return_scores(actor, number, told["reason"], at=at, request_id=once),
        "dong-y": lambda: agree_with_rest(actor, number, at=at, request_id=once),
        "chot": lambda: finalise(actor, number, at=at, request_id=once),
        "cong-bo": lambda: publish(actor, number, at=at, request_id=once),
    }
    return acts[act]
