"""The list of one's drafts, on whatever device they were begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from motcua.filing.actions.keep_draft import drop_draft
from motcua.filing.queries import drafts_of
from motcua.filing.rules.retention import DRAFT_DAYS, kept_until
from motcua.web.actor import actor_of
from motcua.worktime.rules.schedule import in_vietnam


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """What was begun and not submitted, the last touched first, each with its last day."""
    rows = [(draft, kept_until(in_vietnam(draft.changed_at).date())) for draft in drafts_of(actor_of(request))]
    return render(request, "portal/filing/drafts.html", {"rows": rows, "days": DRAFT_DAYS})


@require_POST
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Delete one's own draft."""
    drop_draft(actor_of(request), key)
    messages.info(request, gettext("Đã xóa bản nháp."))
    return redirect("filing-drafts")
