from collections.abc import Callable, Sequence
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.actions.keep_synonyms import (
    LONGEST_MEANING,
    LONGEST_PHRASE,
    add_synonym,
    end_synonym,
    synonym_of,
)
from motcua.catalogue.models import Synonym
from motcua.kernel import clock
from motcua.kernel.validity import Validity
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, decision
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.screen import act, attempt, show
from motcua.web.console.view_models import Link
from motcua.web.forms import answer_status
from motcua.web.portal.search_readings import read_suggestions
from motcua.web.portal.view_models import ProcedureRow


class SynonymForm(forms.Form):
    phrase = forms.CharField(
        label=_("Người dân nói"), help_text=_("Ví dụ: sổ đỏ, mở quán ăn, bằng lái."), max_length=LONGEST_PHRASE
    )
    meaning = forms.CharField(
        label=_("Tên thủ tục gọi là"),
        help_text=_("Những chữ có trong tên thủ tục. Bỏ trống nếu cụm từ không nói lên thủ tục nào (làm, ở đâu)."),
        required=False,
        max_length=LONGEST_MEANING,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    valid_from = Day(label=_("Từ ngày"))
    source = decision(required=False)


class EndForm(forms.Form):
    last_day = Day(label=_("Ngày cuối cùng"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_synonym(request: HttpRequest) -> HttpResponse:
    """Add a synonym, or only see what a search for its meaning finds."""
    now = clock.now()
    form = SynonymForm(request.POST or None, initial={"valid_from": now.date()})
    if "try" in request.POST and form.is_valid() and attempt(form, _check, **form.cleaned_data):
        return _show(request, form, tried=read_suggestions(form.cleaned_data["meaning"], now.date()))
    if request.method == "POST" and form.is_valid() and attempt(form, _add(request), **form.cleaned_data):
        messages.success(request, gettext("Đã thêm từ đồng nghĩa."))
        return HttpResponseRedirect(reverse("console-synonyms"))
    return _show(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end(request: HttpRequest, key: int) -> HttpResponse:
    """End a synonym on a day."""
    found = Synonym.objects.filter(pk=key).first()
    if found is None:
        raise absent()
    now = clock.now()
    return act(
        request,
        EndForm(request.POST or None, initial={"last_day": now.date()}),
        lambda last_day: end_synonym(actor_of(request), key, last_day=last_day, at=now),
        done=_("Đã kết thúc từ đồng nghĩa."),
        to=reverse("console-synonyms"),
        title=_("Kết thúc từ đồng nghĩa"),
        submit=_("Kết thúc"),
        trail=[synonyms_link()],
        lead=f"{found.phrase} → {found.meaning or '–'}",
    )


def _show(request: HttpRequest, form: SynonymForm, tried: Sequence[ProcedureRow] | None = None) -> HttpResponse:
    context = {"form": form, "submit": _("Thêm"), "other": ("try", _("Tìm thử theo nghĩa"))}
    context |= {"back": reverse("console-synonyms"), "tried": tried, "is_tried": tried is not None}
    title, status = _("Thêm từ đồng nghĩa"), answer_status(form)
    return show(request, "console/synonym.html", title, [synonyms_link()], status=status, **context)


def _add(request: HttpRequest) -> Callable[..., Synonym]:
    return partial(add_synonym, actor_of(request), at=clock.now())


def synonyms_link() -> Link:
    return Link(reverse("console-synonyms"), _("Từ đồng nghĩa"))


def _check(phrase: str, meaning: str, **_others: object) -> None:
    synonym_of(phrase, meaning, Validity(clock.now().date()), "")
