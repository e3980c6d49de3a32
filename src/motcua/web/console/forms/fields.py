from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.forms.access import access_form
from motcua.forms.models import FormVersion
from motcua.forms.rules.editing import add_field, find, replace
from motcua.web.actor import actor_of
from motcua.web.console.forms.designer import save_piece
from motcua.web.console.forms.field_forms import WHEN, FieldForm, initial_of
from motcua.web.console.forms.words import TYPES, draft_link, form_link, forms_link
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.screen import show
from motcua.web.forms import answer_status


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def field(request: HttpRequest, form_id: int) -> HttpResponse:
    """A field or column of the draft, ?path=, or a new one in a section or table, ?in=. Another type has other
    properties: "Đổi loại" shows them, and saves nothing."""
    row = access_form(actor_of(request), form_id)
    path, parent = request.GET.get("path", ""), request.GET.get("in", "")
    piece = find(row.definition, path or parent)
    if piece is None or path.startswith("#"):
        raise absent()
    before = piece if path else {}
    form = _form(request, row, before, is_column="." in path or (bool(parent) and not parent.startswith("#")))
    is_retyping = "retype" in request.POST
    if request.method == "POST" and not is_retyping and form.is_valid() and _saved(request, row, form, path, parent):
        return HttpResponseRedirect(reverse("console-form-edit", args=[form_id]))
    return show(
        request,
        "console/form.html",
        _("Sửa mục") if path else _("Thêm mục"),
        [forms_link(), form_link(row), draft_link(row)],
        status=200 if is_retyping else answer_status(form),
        form=form,
        submit=_("Lưu"),
        other=("retype", _("Đổi loại")),
        back=reverse("console-form-edit", args=[form_id]),
    )


def _form(request: HttpRequest, row: FormVersion, before: dict[str, Any], *, is_column: bool) -> FieldForm:
    kind = request.POST.get("type", before.get("type", "text"))
    kind = kind if kind in TYPES else "text"
    initial = {"was": row.digest, **initial_of(before, kind)}
    if "retype" in request.POST:
        typed = {name: value for name, value in request.POST.items() if name in initial}
        return FieldForm(kind=kind, is_column=is_column, initial=initial | typed)
    return FieldForm(request.POST or None, kind=kind, is_column=is_column, initial=initial)


def _saved(request: HttpRequest, row: FormVersion, form: FieldForm, path: str, parent: str) -> bool:
    if form.cleaned_data["required"] == WHEN and not form.cleaned_data["required_when"]:
        form.add_error("required_when", gettext("Hãy viết điều kiện."))
        return False
    before = find(row.definition, path) if path else None
    changed = form.document(before or {})
    is_new = before is None
    document = add_field(row.definition, parent, changed) if is_new else replace(row.definition, path, changed)
    return save_piece(request, row, form, document, form.cleaned_data["was"])
