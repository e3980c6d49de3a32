from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.catalogue.models import Procedure
from motcua.kernel import clock
from motcua.reforms.access import draft_for
from motcua.reforms.policies import may_count
from motcua.reforms.queries import timeliness_of
from motcua.reforms.rules.draft import Stage
from motcua.web.actor import actor_of
from motcua.web.reform.drafts.acts import acts_for
from motcua.web.reform.drafts.readings import missing_in_words, read_missing, read_procedures
from motcua.web.reform.drafts.words import DOCUMENTS, EVENTS, STAGES


@login_not_required
@require_safe
def draft(request: HttpRequest, subject: UUID) -> HttpResponse:
    """A draft; the public sees what was decided and what it costs, officers the whole story."""
    actor = actor_of(request)
    row, told = draft_for(actor, subject)
    state = told.state
    missing = read_missing(state) if state.stage is Stage.DRAFTING else ()
    codes = [each.code for each in state.procedures.values() if each.code]
    known = Procedure.objects.filter(code__in=codes, is_public=True).values_list("code", flat=True)
    context = {
        "known": set(known),
        "row": row,
        "draft": state,
        "stage": STAGES[row.stage],
        "document": DOCUMENTS[row.document_type],
        "procedures": read_procedures(state, missing),
        "missing": missing_in_words(missing),
        "timeliness": timeliness_of(state, clock.now().date()),
        "acts": acts_for(actor, row, state),
        "is_inside": may_count(actor),
        "events": [(EVENTS[event.kind], event) for event in reversed(told.events)] if may_count(actor) else [],
    }
    return render(request, "reform/drafts/draft.html", context)
