from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.models import Procedure
from motcua.dossiers.access import LoadedDossier
from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.surveys.access import check_can_rate, linked_dossier, own_dossier
from motcua.surveys.actions.rate import rate
from motcua.surveys.rules.answers import LONGEST_COMMENT
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.rating.words import LEVELS, REASONS


class RatingForm(forms.Form):
    level = forms.TypedChoiceField(
        label=_("Anh/chị hài lòng đến mức nào?"),
        choices=[(str(int(level)), words) for level, words in LEVELS.items()],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một trong năm mức độ.")},
    )
    reasons = forms.MultipleChoiceField(
        label=_("Vì sao? (chọn được nhiều)"),
        choices=list(REASONS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    comment = forms.CharField(
        label=_("Lời nhắn thêm"),
        required=False,
        max_length=LONGEST_COMMENT,
        help_text=_("Xin đừng ghi tên, số giấy tờ hay số điện thoại."),
        widget=forms.Textarea(attrs={"rows": "4"}),
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def rate_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Rate the dossier of a link that came with a notice; no account is needed."""
    return _rate(request, lambda: linked_dossier(token))


@require_http_methods(["GET", "HEAD", "POST"])
def rate_own(request: HttpRequest, code: str) -> HttpResponse:
    """Rate a dossier that one has submitted with one's account."""
    return _rate(request, lambda: own_dossier(actor_of(request), code))


@login_not_required
@require_safe
def rated(request: HttpRequest) -> HttpResponse:
    """Thanks."""
    return render(request, "portal/rating/thanks.html")


def _rate(request: HttpRequest, door: Callable[[], LoadedDossier]) -> HttpResponse:
    loaded, actor = door(), actor_of(request)
    form = RatingForm(request.POST or None)
    refusal: Refused | None = None
    try:
        check_can_rate(actor, loaded)
    except Refused as error:
        refusal = error
    if refusal is None and request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            rate(actor, loaded, at=clock.now(), **form.cleaned_data)
        if not form.errors:
            return redirect("rated")
    context = {
        "form": form,
        "refusal": refusal,
        "code": loaded.row.code,
        "centre": loaded.row.centre.name,
        "procedure": Procedure.objects.values_list("name", flat=True).get(pk=loaded.row.procedure_id),
    }
    status = refusal.http_status if refusal else answer_status(form)
    return render(request, "portal/rating/rate.html", context, status=status)
