from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.reforms.access import draft_for, draft_unknown
from motcua.reforms.actions.assess_procedure import assess_procedure
from motcua.reforms.models import DraftRow
from motcua.reforms.policies import may_count, may_write
from motcua.reforms.rules.assessment import Question, missing_of
from motcua.reforms.rules.draft import Draft, DraftProcedure, Stage
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.writer import Act
from motcua.web.actor import actor_of
from motcua.web.console.fields import Text
from motcua.web.forms import answer_status
from motcua.web.reform.drafts.forms import LONG, AssessmentForm
from motcua.web.reform.drafts.readings import blocks_of, read_procedure

PREFIX = "answer-"


def procedure_for(actor: Actor, subject: UUID, key: int) -> tuple[DraftRow, Draft, DraftProcedure]:
    """For officers who may see the draft. Raises `NotFound`."""
    row, told = draft_for(actor, subject)
    if not may_count(actor) or key not in told.state.procedures:
        raise draft_unknown()
    return row, told.state, told.state.procedures[key]


@require_http_methods(["GET", "HEAD", "POST"])
def draft_assessment(request: HttpRequest, subject: UUID, key: int) -> HttpResponse:
    """The impact assessment of one procedure: to be filled in while it is drafted, to be read afterwards."""
    actor = actor_of(request)
    row, draft, procedure = procedure_for(actor, subject, key)
    can_write = may_write(actor, row) and draft.stage is Stage.DRAFTING
    if request.method == "POST" and not can_write:
        raise draft_unknown()
    blocks = blocks_of(procedure, draft)
    form = _form(request, procedure, [entry for _title, entries in blocks for entry in entries])
    if can_write and form.is_valid():
        doing = Act(actor, subject, clock.now(), form.cleaned_data["request_id"])
        is_done = form.does(lambda: assess_procedure(doing, key=key, **_typed(form)))
    else:
        is_done = False
    if is_done:
        messages.success(request, gettext("Đã ghi đánh giá."))
        return HttpResponseRedirect(reverse("draft-assessment", args=[subject, key]))
    questions = [question for _title, entries in blocks for question, _text, _answer in entries]
    context = {
        "row": row,
        "shown": read_procedure(procedure, len(missing_of(procedure, questions))),
        "key": key,
        "form": form,
        "can_write": can_write,
        "needs_delegation": procedure.change is not ChangeKind.ABOLISHED,
        "blocks": [
            (title, [(form[PREFIX + question.code], text, answer) for question, text, answer in entries])
            for title, entries in blocks
            if entries
        ],
    }
    return render(request, "reform/drafts/assessment.html", context, status=answer_status(form))


def _form(request: HttpRequest, procedure: DraftProcedure, entries: list[tuple[Question, str, str]]) -> AssessmentForm:
    given = procedure.delegation
    first = {"document": given.document, "article": given.article} if given else {}
    answers = {PREFIX + question.code: answer for question, _text, answer in entries}
    form = AssessmentForm(request.POST or None, first=first | answers)
    if procedure.change is ChangeKind.ABOLISHED:
        del form.fields["document"], form.fields["article"]
    for question, text, _answer in entries:
        form.fields[PREFIX + question.code] = Text(label=text, required=False, max_length=LONG)
    return form


def _typed(form: forms.Form) -> dict[str, Any]:
    given = form.cleaned_data
    answers = {name.removeprefix(PREFIX): text for name, text in given.items() if name.startswith(PREFIX)}
    return {"document": given.get("document", ""), "article": given.get("article", ""), "answers": answers}
