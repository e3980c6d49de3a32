"""Saying how a visit was, by the code on the receipt or slip; guessing codes is slowed down."""

from datetime import datetime
from http import HTTPStatus

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.kernel.errors import NotFound, Refused
from motcua.surveys.access import visit_with
from motcua.surveys.actions.rate_visit import rate_visit
from motcua.surveys.models import Visit
from motcua.surveys.rules.visits import last_day_to_rate, read_visit_code
from motcua.web import throttle
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on, refuse
from motcua.web.portal.rating.pages import RatingForm

LIMITS = throttle.SLIPS_TRIED, throttle.SLIPS_TRIED_EVERYWHERE, throttle.SLIPS_TRIED_UNDER_STRAIN


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã trên phiếu"),
        help_text=_("Mười sáu chữ và số, thí dụ k7m2-q3ab-xyzw-abcd; ở cuối giấy tiếp nhận, hoặc trên phiếu đánh giá."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )


@login_not_required
@never_cache
@require_safe
def find_visit(request: HttpRequest) -> HttpResponse:
    """For whoever types the code: leads to its page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        code = read_visit_code(form.cleaned_data["code"])
        if code:
            return redirect("rate-visit", code)
        refuse(form, "code", gettext("Mã gồm mười sáu chữ và số. Hãy xem lại trên phiếu."), HTTPStatus.BAD_REQUEST)
    return render(request, "portal/rating/find_visit.html", {"form": form}, status=answer_status(form))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """The same levels and reasons as of a dossier; of the slip nothing is told but the one-stop and the days."""
    form, now = RatingForm(request.POST or None), clock.now()
    refusal: Refused | None = None
    visit: Visit | None = None
    try:
        visit = find(request, code, now)
    except Refused as error:
        refusal = error
    if visit and request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            rate_visit(actor_of(request), visit, at=now, **form.cleaned_data)
        if not form.errors:
            return redirect("visit-rated")
    context = {
        "form": form,
        "refusal": refusal,
        "centre": visit.centre.name if visit else "",
        "day": visit.day if visit else None,
        "last_day": last_day_to_rate(visit.day) if visit else None,
    }
    status = refusal.http_status if refusal else answer_status(form)
    return render(request, "portal/rating/rate_visit.html", context, status=status)


@login_not_required
@require_safe
def rated(request: HttpRequest) -> HttpResponse:
    """Thanks, whether or not the slip had been used."""
    return render(request, "portal/rating/thanks.html", {"is_visit": True})


def find(request: HttpRequest, code: str, now: datetime) -> Visit:
    """The visit of the code. Raises `NotFound`, which counts as a guess, `TooOften` after many, `Refused` for staff."""
    place, real_now = request.META["REMOTE_ADDR"], clock.real_now()
    if throttle.is_slowed_down(place, *LIMITS, now=real_now):
        raise throttle.TooOften(
            "too_many_slips_tried",
            vi="Đã thử nhiều mã phiếu không có. Xin chờ mười phút rồi thử lại.",
            en="Many codes that are on no slip were tried. Wait ten minutes and try again.",
        )
    try:
        return visit_with(actor_of(request), code, now.date())
    except NotFound:
        throttle.count_failure(throttle.SLIPS_TRIED, place, now=real_now)
        throttle.count_failure(throttle.SLIPS_TRIED_EVERYWHERE, now=real_now)
        raise
