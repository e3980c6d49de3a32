"""Submitting, and the notice of it (giấy báo) with its time: what happens next, and by when."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.filing.access import draft_of, own_dossier
from motcua.filing.actions.submit_draft import NotReady, submit_draft
from motcua.filing.ready import look_at
from motcua.filing.rules.steps import Step
from motcua.kernel import clock
from motcua.kernel.errors import NotFound, Refused
from motcua.web.actor import actor_of
from motcua.web.portal.filing.acknowledging import read_acknowledgement
from motcua.web.portal.filing.own_readings import read_money
from motcua.web.portal.filing.pages import CONTEXTS, read_page
from motcua.web.portal.filing.typed import keeps_typed


@require_POST
@keeps_typed
def submit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send the draft. Sent again it leads to the same notice; what stands against it is told all at once."""
    actor, now = actor_of(request), clock.now()
    try:
        done = submit_draft(actor, key, at=now, is_training=settings.TRAINING_SITE)
    except NotFound:
        raise
    except Refused as refusal:
        ready = look_at(draft_of(actor, key), now.date())
        page = read_page(draft_of(actor, key), ready, Step.REVIEW, tells=True)
        context = {"page": page, "prepared": ready.prepared, "refused": True}
        context |= {} if isinstance(refusal, NotReady) else {"refusal": refusal}
        context |= CONTEXTS[Step.REVIEW](page, actor, now.date())
        return render(request, "portal/filing/step_review.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("acknowledgement", done.dossier_id)


@never_cache
@require_safe
def acknowledgement(request: HttpRequest, number: int) -> HttpResponse:
    """The notice that it has arrived (NĐ 310/2026: acknowledged with its time), to be printed."""
    actor = actor_of(request)
    loaded = own_dossier(actor, number)
    context = {"told": read_acknowledgement(loaded), "money": read_money(actor, loaded, clock.now())}
    return render(request, "portal/filing/acknowledgement.html", context)
