from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.surveys.actions.draft_campaign import draft_campaign
from motcua.surveys.campaign_queries import campaigns_for
from motcua.surveys.policies import check_may_run, may_run
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.paging import paging_of
from motcua.web.reform.surveys.forms import CampaignForm
from motcua.web.reform.surveys.words import STAGES


@login_not_required
@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    """The campaigns that the visitor may see, newest first."""
    rows, next_key = campaigns_for(actor_of(request), request.GET.get("after", ""))
    context = {
        "rows": [(row, STAGES[row.stage]) for row in rows],
        "paging": paging_of(request, next_key),
        "may_run": may_run(actor_of(request)),
    }
    return render(request, "reform/surveys/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def survey_new(request: HttpRequest) -> HttpResponse:
    """Plan a campaign."""
    actor, now = actor_of(request), clock.now()
    check_may_run(actor)
    form = CampaignForm(request.POST or None, today=now.date())
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            number = draft_campaign(actor, at=now, **form.cleaned_data)
            messages.success(request, _("Đã lập đợt khảo sát. Bước tiếp theo: xem câu hỏi và chọn mẫu."))
            return redirect("survey", number=number)
    return render(request, "reform/surveys/new.html", {"form": form}, status=answer_status(form))
