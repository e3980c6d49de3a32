from http import HTTPStatus

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.text import nfc
from motcua.web import throttle
from motcua.web.forms import answer_status, refusals_shown_on, refuse
from motcua.web.portal.progress import read_progress
from motcua.web.portal.view_models import Progress


class LookUpForm(forms.Form):
    code = forms.CharField(
        label=_("Mã hồ sơ"),
        help_text=_("Mã in trên giấy tiếp nhận, thí dụ 000.00.01.H49-181030-0001."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        return nfc(self.cleaned_data["code"]).upper()


@login_not_required
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """A dossier's code and progress for whoever has the code; guessing is slowed down."""
    form = LookUpForm(request.GET if "code" in request.GET else None)
    progress = _find(request, form) if form.is_valid() else None
    return render(request, "portal/look_up.html", {"form": form, "progress": progress}, status=answer_status(form))


def _find(request: HttpRequest, form: LookUpForm) -> Progress | None:
    """Every code that is not there gets the same answer after the same questions."""
    place, real_now = request.META["REMOTE_ADDR"], clock.real_now()
    limits = throttle.LOOK_UP, throttle.LOOK_UP_EVERYWHERE, throttle.LOOK_UP_UNDER_STRAIN
    if throttle.is_slowed_down(place, *limits, now=real_now):
        sentence = gettext("Đã tra cứu nhiều mã không có. Xin chờ mười phút rồi thử lại.")
        refuse(form, "code", sentence, HTTPStatus.TOO_MANY_REQUESTS)
        return None
    with refusals_shown_on(form):  # what is no code at all is explained, and is no guess
        if progress := read_progress(form.cleaned_data["code"], clock.now()):
            return progress
        sentence = gettext("Không có hồ sơ mang mã này. Hãy kiểm tra từng chữ số trên giấy tiếp nhận.")
        refuse(form, "code", sentence, HTTPStatus.NOT_FOUND)
        throttle.count_failure(throttle.LOOK_UP, place, now=real_now)
        throttle.count_failure(throttle.LOOK_UP_EVERYWHERE, now=real_now)
    return None
