"""Where visits are rated, as receipts and slips print it."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from motcua.dossiers.access import LoadedDossier
from motcua.kernel import clock
from motcua.printing.rules.rating import RateLink
from motcua.surveys.actions.give_slip import code_for_receipt
from motcua.surveys.rules.visits import last_day_to_rate
from motcua.surveys.visit_codes import visit_of
from motcua.web.actor import actor_of


def rate_link(request: HttpRequest, code: str, day: date) -> RateLink:
    """The link of a code that was given out for a visit on that day."""
    return RateLink(
        address=request.build_absolute_uri(reverse("rate-visit", args=[code])),
        page=request.build_absolute_uri(reverse("find-visit")).partition("://")[2],
        code=code,
        last_day=last_day_to_rate(day),
    )


def rate_links(request: HttpRequest) -> Callable[[LoadedDossier], RateLink | None]:
    """For receipts that this request prints: gives each visit its code, and tells its link."""

    def of(loaded: LoadedDossier) -> RateLink | None:
        visit, code = visit_of(loaded), code_for_receipt(actor_of(request), loaded, at=clock.now())
        return rate_link(request, code, visit.day) if visit and code else None

    return of
