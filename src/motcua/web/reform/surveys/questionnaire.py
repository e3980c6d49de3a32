from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.surveys.actions.save_questionnaire import save_questionnaire
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.questionnaire import LONGEST, Factor, Kind, Question
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.reform.surveys.words import FACTORS, KINDS


class QuestionnaireForm(OnceForm):
    """The words of each question in both languages, whether it is left out, and one more question."""

    source = forms.CharField(label=gettext_lazy("Nguồn của phiếu"), max_length=LONGEST)

    def __init__(self, questions: Sequence[Question], source: str, data: Any = None):
        super().__init__(data, first={"source": source})
        self.questions = questions
        for question in questions:
            for language, label in (("vi", gettext_lazy("Tiếng Việt")), ("en", gettext_lazy("Tiếng Anh"))):
                self.fields[f"{question.code}_{language}"] = forms.CharField(
                    label=label, max_length=LONGEST, initial=getattr(question, language)
                )
            self.fields[f"{question.code}_out"] = forms.BooleanField(label=gettext_lazy("Bỏ câu này"), required=False)
        self.fields["new_factor"] = forms.ChoiceField(
            label=gettext_lazy("Yếu tố"), choices=list(FACTORS.items()), required=False
        )
        scaled = [(kind.value, KINDS[kind]) for kind in (Kind.SATISFACTION, Kind.STATEMENT)]
        self.fields["new_kind"] = forms.ChoiceField(label=gettext_lazy("Loại câu"), choices=scaled, required=False)
        self.fields["new_vi"] = forms.CharField(label=gettext_lazy("Tiếng Việt"), max_length=LONGEST, required=False)
        self.fields["new_en"] = forms.CharField(label=gettext_lazy("Tiếng Anh"), max_length=LONGEST, required=False)

    @property
    def saved(self) -> list[Question]:
        """The questionnaire as it was typed."""
        said = self.cleaned_data
        kept = [
            replace(each, vi=said[f"{each.code}_vi"], en=said[f"{each.code}_en"])
            for each in self.questions
            if not said[f"{each.code}_out"]
        ]
        if said["new_vi"] or said["new_en"]:
            factor = Factor(said["new_factor"] or Factor.ACCESS)
            number = next(n for n in range(1, 200) if f"{factor}{n}" not in {each.code for each in self.questions})
            kind = Kind(said["new_kind"] or Kind.SATISFACTION)
            kept.append(Question(f"{factor}{number}", factor, kind, said["new_vi"], said["new_en"]))
        return kept


@dataclass(frozen=True, slots=True)
class Edited:
    """A question with its fields."""

    question: Question
    factor: str | Promise
    kind: str | Promise
    fields: list[BoundField]


@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire(request: HttpRequest, number: UUID) -> HttpResponse:
    """The questions: changed until the campaign opens, afterwards as they are."""
    actor = actor_of(request)
    check_may_run(actor)
    loaded = campaign_for(actor, number)
    questions = loaded.state.questions
    form = QuestionnaireForm(questions, loaded.state.source, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.does(
        lambda: save_questionnaire(
            actor,
            number,
            form.saved,
            form.cleaned_data["source"],
            at=clock.now(),
            request_id=form.cleaned_data["request_id"],
        )
    ):  # fmt: skip
        messages.success(request, _("Đã lưu phiếu."))
        return redirect("survey-questionnaire", number=number)
    context = {
        "row": loaded.row,
        "campaign": loaded.state,
        "form": form,
        "is_frozen": loaded.state.stage not in (Stage.DRAFT, Stage.SAMPLING),
        "edited": [
            Edited(
                question,
                FACTORS[question.factor],
                KINDS[question.kind],
                [form[f"{question.code}_{part}"] for part in ("vi", "en", "out")],
            )
            for question in questions
        ],
        "new_fields": [form[f"new_{part}"] for part in ("factor", "kind", "vi", "en")],
    }
    return render(request, "reform/surveys/questionnaire.html", context, status=answer_status(form))
