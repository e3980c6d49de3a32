"""Typing in a paper questionnaire, twice: the second time must say the same. Nothing is kept between the two."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.surveys.actions.answer_survey import type_in_answer
from motcua.surveys.campaign_access import LoadedCampaign, campaign_for, invitation_on_paper
from motcua.surveys.policies import check_may_type_in, no_such_survey
from motcua.surveys.rules.campaign import Stage
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on, refuse
from motcua.web.reform.surveys.answer_form import AnswerForm

SALT = "motcua.survey.paper"


class PaperForm(AnswerForm):
    """`before`: what was typed the first time, signed, so that nobody changes it on the way."""

    paper = forms.CharField(
        label=gettext_lazy("Số phiếu"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "before"}


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, number: UUID) -> HttpResponse:
    """First and second entry of one paper."""
    actor = actor_of(request)
    check_may_type_in(actor)
    loaded = campaign_for(actor, number)
    if loaded.state.stage is not Stage.OPEN:
        raise no_such_survey()
    form = PaperForm(loaded.state.questions, request.POST or None, is_paper=True)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["before"]:
            return _second_time(request, loaded, form)
        if _is_the_same(form):
            with refusals_shown_on(form):
                type_in_answer(
                    actor,
                    loaded.row,
                    form.cleaned_data["paper"],
                    loaded.state.questions,
                    levels=form.levels,
                    choices=form.choices,
                    at=clock.now(),
                )
                messages.success(request, _("Đã nhập phiếu. Mời nhập phiếu tiếp theo."))
                return redirect("survey-paper", number=number)
    return _show(request, loaded, form, is_second=bool(request.POST.get("before")))


def _second_time(request: HttpRequest, loaded: LoadedCampaign, form: PaperForm) -> HttpResponse:
    """The empty form again; a number that is none is said now already."""
    try:
        invitation_on_paper(loaded.row, form.cleaned_data["paper"])
    except DomainError as error:
        refuse(form, "paper", error.message(get_language()), error.http_status)
        return _show(request, loaded, form, is_second=False)
    before = signing.dumps(form.said, salt=SALT)
    again = PaperForm(loaded.state.questions, is_paper=True, initial={"before": before})
    return _show(request, loaded, again, is_second=True)


def _is_the_same(form: PaperForm) -> bool:
    """Whether both entries say the same; what differs stands on the form."""
    try:
        before = signing.loads(form.cleaned_data["before"], salt=SALT)
    except signing.BadSignature:
        refuse(form, None, _("Không đọc được lần nhập thứ nhất. Hãy nhập lại phiếu từ đầu."), 400)
        return False
    for name, value in form.said.items():
        if before.get(name) != value:
            refuse(form, name, _("Hai lần nhập khác nhau. Hãy xem lại phiếu giấy."), 422)
    return not form.errors


def _show(request: HttpRequest, loaded: LoadedCampaign, form: PaperForm, *, is_second: bool) -> HttpResponse:
    context = {"row": loaded.row, "form": form, "is_second": is_second}
    return render(request, "reform/surveys/paper.html", context, status=answer_status(form))
