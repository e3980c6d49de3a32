"""The first page of filing: what will be asked, where it is taken, how long a draft is kept; then a draft begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from motcua.catalogue.rules.online_levels import level_name
from motcua.filing.access import account_of
from motcua.filing.actions.begin_draft import begin_draft
from motcua.filing.matter import read_matter
from motcua.filing.queries import drafts_of
from motcua.filing.rules.retention import DRAFT_DAYS
from motcua.kernel import clock
from motcua.people.queries import may_prefill
from motcua.web.acting_for import acting_for
from motcua.web.actor import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin to prepare a dossier under the procedure; drafts of it that are there already are offered first."""
    now = clock.now()
    matter = read_matter(code, now.date())
    if request.method == "POST":
        return redirect(
            "filing-draft", begin_draft(actor_of(request), matter, at=now, acting_for=acting_for(request)).key
        )
    levels = dict.fromkeys(level_name(place.level, get_language() or "vi") for place in matter.places)
    context = {
        "matter": matter,
        "levels": ", ".join(levels),
        "reasons": list(dict.fromkeys(place.part_reason for place in matter.places if place.part_reason)),
        "drafts": list(drafts_of(actor_of(request)).filter(procedure__code=code)[:5]),
        "days": DRAFT_DAYS,
        "may_prefill": may_prefill(account_of(actor_of(request))),
    }
    return render(request, "portal/filing/start.html", context)
