from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.forms.access import access_form
from motcua.forms.models import FormVersion
from motcua.forms.rules.condition_text import write_condition_text
from motcua.forms.rules.editing import add_section, find, replace
from motcua.forms.rules.reading import read_condition
from motcua.web.actor import actor_of
from motcua.web.console.forms.condition_field import HELP, ConditionField
from motcua.web.console.forms.designer import save_piece
from motcua.web.console.forms.words import draft_link, form_link, forms_link
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.screen import show
from motcua.web.forms import answer_status


class SectionForm(forms.Form):
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    title_vi = forms.CharField(label=_("Tên phần"), max_length=300)
    title_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)
    key = forms.CharField(
        label=_("Mã"), max_length=40, help_text=_("Chữ thường không dấu, số, gạch dưới; như nguoi_con.")
    )
    help_vi = forms.CharField(label=_("Hướng dẫn"), max_length=1000, required=False)
    help_en = forms.CharField(label=_("Hướng dẫn tiếng Anh"), max_length=1000, required=False)
    shown = ConditionField(label=_("Chỉ hỏi khi"), help_text=HELP)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def section(request: HttpRequest, form_id: int) -> HttpResponse:
    """A section of the draft, ?path=#key, or a new one."""
    row = access_form(actor_of(request), form_id)
    path = request.GET.get("path", "")
    piece = find(row.definition, path) if path.startswith("#") else None
    if path and piece is None:
        raise absent()
    form = SectionForm(request.POST or None, initial=_initial(row, piece or {}))
    if request.method == "POST" and form.is_valid() and _saved(request, row, form, path, piece):
        return HttpResponseRedirect(reverse("console-form-edit", args=[form_id]))
    return show(
        request,
        "console/form.html",
        _("Sửa phần") if piece else _("Thêm phần"),
        [forms_link(), form_link(row), draft_link(row)],
        status=answer_status(form),
        form=form,
        submit=_("Lưu"),
        back=reverse("console-form-edit", args=[form_id]),
    )


def _initial(row: FormVersion, piece: dict[str, Any]) -> dict[str, Any]:
    title, help_, shown = piece.get("title", {}), piece.get("help", {}), piece.get("shown")
    return {
        "was": row.digest,
        "key": piece.get("key", ""),
        "title_vi": title.get("vi", ""),
        "title_en": title.get("en", ""),
        "help_vi": help_.get("vi", ""),
        "help_en": help_.get("en", ""),
        "shown": write_condition_text(read_condition(shown)) if shown else "",
    }


def _saved(request: HttpRequest, row: FormVersion, form: SectionForm, path: str, piece: dict[str, Any] | None) -> bool:
    said = form.cleaned_data
    changed = {
        "key": said["key"],
        "title": {"vi": said["title_vi"], "en": said["title_en"]},
        "help": {"vi": said["help_vi"], "en": said["help_en"]},
        "fields": piece["fields"] if piece else [],
    }
    changed |= {"shown": said["shown"]} if said["shown"] else {}
    document = replace(row.definition, path, changed) if piece else add_section(row.definition, changed)
    return save_piece(request, row, form, document, said["was"])
