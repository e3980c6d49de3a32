from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.surveys.actions.draw_sample import draw_sample
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_queries import centre_names, frame_size
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.sampling import sample_size
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.surveys.forms import SampleForm

USUAL_MARGIN, LEAST = "5", 20


class MarginForm(forms.Form):
    margin = forms.DecimalField(
        label=gettext_lazy("Sai số mong muốn (%)"),
        min_value=Decimal("0.1"),
        max_value=50,
        max_digits=4,
        decimal_places=1,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: HttpRequest, number: UUID) -> HttpResponse:
    """How many must be asked for a wished margin; drawing them; what was drawn."""
    actor = actor_of(request)
    check_may_run(actor)
    loaded = campaign_for(actor, number)
    is_open_to_draw = loaded.state.stage in (Stage.DRAFT, Stage.SAMPLING)
    frame = frame_size(actor, number) if is_open_to_draw else {}
    margin = MarginForm({"margin": request.GET.get("margin", USUAL_MARGIN)})
    people = sum(frame.values())
    needed = sample_size(people, int(margin.cleaned_data["margin"] * 10)) if margin.is_valid() else None
    form = SampleForm(request.POST or None, size=needed or 1, least=min(LEAST, (needed or 0) // max(1, len(frame))))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        if form.does(lambda: draw_sample(actor, number, at=clock.now(), **said)):
            messages.success(request, _("Đã chọn mẫu. Bước tiếp theo: mở đợt khảo sát."))
            return redirect("survey-sample", number=number)
    drawn = loaded.state.sample
    names = centre_names([*frame, *(each.centre for each in drawn.strata)] if drawn else frame)
    context = {
        "row": loaded.row,
        "drawn": drawn,
        "strata": [(names[each.centre], each.frame, each.size) for each in drawn.strata] if drawn else [],
        "people": people,
        "needed": needed,
        "margin": margin,
        "form": form,
        "is_open_to_draw": is_open_to_draw,
    }
    return render(request, "reform/surveys/sample.html", context, status=answer_status(form))
