from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.journal.reading import told
from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.surveys.actions.answer_survey import answer_survey, check_can_answer
from motcua.surveys.campaign_access import invitation_of
from motcua.surveys.rules.campaign import CAMPAIGNS
from motcua.surveys.rules.questionnaire import Factor, expectations
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.reform.surveys.answer_form import AnswerForm
from motcua.web.reform.surveys.words import FACTORS


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Answer by the link of an invitation; no account is needed, and nothing says whose answer it is."""
    invitation, actor, now = invitation_of(token), actor_of(request), clock.now()
    try:
        check_can_answer(actor, invitation, now)
    except Refused as refusal:
        context = {"refusal": refusal, "campaign": invitation.campaign}
        return render(request, "portal/surveys/answer.html", context, status=refusal.http_status)
    questions = told(CAMPAIGNS, invitation.campaign_id).state.questions
    form = AnswerForm(questions, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            answer_survey(actor, invitation, questions, levels=form.levels, choices=form.choices, at=now)
            return redirect("survey-thanks")
    context = {
        "form": form,
        "campaign": invitation.campaign,
        "centre": invitation.centre.name,
        "parts": [
            (FACTORS[factor], [form[each.code] for each in questions if each.factor is factor and not each.options])
            for factor in Factor
        ],
        "wishes": [form[each.code] for each in expectations(questions)],
    }
    return render(request, "portal/surveys/answer.html", context, status=answer_status(form))


@login_not_required
@require_safe
def survey_thanks(request: HttpRequest) -> HttpResponse:
    """Thanks."""
    return render(request, "portal/surveys/thanks.html")
