"""What cannot be received here: where to go with it; and what came online to the wrong place is sent on."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions.forward_dossier import forward_dossier
from motcua.dossiers.rules.competence import Place
from motcua.kernel import clock
from motcua.web.desk.counter.place import Counter
from motcua.web.desk.counter.view_models import MatterOffer, NoOffer, Start
from motcua.web.forms import answer_status, refusals_shown_on


class ForwardForm(forms.Form):
    """To which of the competent one-stops a dossier goes, and why."""

    request_id = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    to_centre = forms.ChoiceField(label=_("Nơi có thẩm quyền giải quyết"))
    reason = forms.CharField(label=_("Lý do chuyển"), required=False, max_length=2000)

    def __init__(self, data: object, places: tuple[Place, ...]) -> None:
        super().__init__(data or None, initial={"request_id": uuid4()})  # type: ignore[arg-type]
        field = self.fields["to_centre"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [(place.code, place.name) for place in places]


def not_here(request: HttpRequest, counter: Counter, matter: MatterOffer | NoOffer, start: Start) -> HttpResponse:
    """Guidance for somebody at the counter; a dossier that is here already can be forwarded (NĐ 61/2018 Art 18.3)."""
    sent = request.POST if start.registered is not None else None
    form = ForwardForm(sent, matter.places if isinstance(matter, MatterOffer) else ())
    if start.registered is not None and form.is_valid():
        with refusals_shown_on(form):
            said = form.cleaned_data
            forward_dossier(
                counter.actor,
                start.registered,
                said["to_centre"],
                said["reason"],
                at=clock.now(),
                request_id=said["request_id"],
            )
            messages.info(request, gettext("Đã chuyển hồ sơ đến nơi có thẩm quyền."))
            return redirect("received-today")
    context = {"counter": counter, "matter": matter, "start": start, "form": form}
    return render(request, "desk/counter/not_here.html", context, status=answer_status(form))
