from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.petitions.models import Petition as Row
from motcua.petitions.queries import public_petition, public_petitions
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reform.petitions.words import KINDS

ROWS = 20


class PublicSearch(forms.Form):
    q = forms.CharField(
        label=_("Tìm trong phản ánh và trả lời"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@login_not_required
@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    """Published petitions with their answers, the latest first."""
    form = PublicSearch(request.GET.dict())
    rows: list[Row] = []
    if form.is_valid():
        found = public_petitions(form.cleaned_data["q"])
        if after := request.GET.get("after", ""):
            day, _bar, subject = after.partition("|")
            try:
                moment, last = datetime.fromisoformat(day), UUID(subject)
                found = found.filter(published_at__lte=moment).exclude(published_at=moment, pk__gte=last)
            except (ValueError, OverflowError):
                raise Http404 from None
        rows = list(found.select_related("about_centre")[: ROWS + 1])
    at = rows[ROWS - 1].published_at if len(rows) > ROWS else None
    next_key = f"{at.isoformat()}|{rows[ROWS - 1].pk}" if at else ""
    context = {
        "form": form,
        "lines": [(row, KINDS[row.kind]) for row in rows[:ROWS]],
        "paging": paging_of(request, next_key),
    }
    return render(request, "portal/petitions/list.html", context, status=answer_status(form))


@login_not_required
@require_safe
def public_page(request: HttpRequest, code: str) -> HttpResponse:
    """One published petition with its answer."""
    row = public_petition(code)
    if row is None:
        raise Http404
    return render(request, "portal/petitions/public.html", {"row": row, "kind": KINDS[row.kind]})
