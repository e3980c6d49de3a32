from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.reforms import queries
from motcua.reforms.policies import drafting_post, may_count
from motcua.reforms.rules.draft import PUBLIC
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reform.drafts.words import DOCUMENTS, STAGES


class DraftSearch(forms.Form):
    q = forms.CharField(label=_("Chữ trong tên dự thảo"), required=False, max_length=200)
    stage = forms.ChoiceField(label=_("Bước"), required=False)

    def __init__(self, data: dict[str, str], stages: list[str]) -> None:
        super().__init__(data)
        self.fields["stage"].choices = [("", _("Mọi bước")), *((each, STAGES[each].label) for each in stages)]  # type: ignore[attr-defined]


@login_not_required
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that the visitor may see: decided ones for anybody."""
    actor = actor_of(request)
    form = DraftSearch(request.GET.dict(), list(STAGES) if actor.is_officer else [str(stage) for stage in PUBLIC])
    context: dict[str, object] = {"form": form, "can_begin": drafting_post(actor), "can_count": may_count(actor)}
    if form.is_valid():
        found = queries.drafts(actor, **form.cleaned_data)
        rows, next_key = queries.page_of_drafts(found, request.GET.get("after", ""))
        shown = [(row, STAGES[row.stage], DOCUMENTS[row.document_type]) for row in rows]
        context |= {"rows": shown, "paging": paging_of(request, next_key)}
    return render(request, "reform/drafts/list.html", context, status=answer_status(form))
