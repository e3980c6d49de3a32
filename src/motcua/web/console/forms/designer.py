"""The designer: a form's draft as a list of sections and fields, changed one at a time. Every change is saved at once;
what somebody else has changed meanwhile is not overwritten."""

from contextlib import suppress
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.forms.access import access_form, access_version
from motcua.forms.actions.draft_form import change_draft, draft_form
from motcua.forms.models import FormVersion, Status
from motcua.forms.rules.codec import FORMAT
from motcua.forms.rules.editing import move, remove
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.web.actor import actor_of
from motcua.web.console.forms.outline import outline_of
from motcua.web.console.forms.words import form_link, forms_link
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.screen import act, attempt, show
from motcua.web.forms import answer_status

EMPTY_SECTION = {"key": "general", "title": {"vi": "Thông tin chung", "en": "General information"}, "fields": []}


class NewForm(forms.Form):
    procedure = Code("thu-tuc", label=_("Thủ tục"), help_text=_("Tên hoặc mã."))
    case = forms.CharField(
        label=_("Mã trường hợp"),
        required=False,
        max_length=60,
        help_text=_("Chỉ khi trường hợp này có tờ khai riêng."),
    )
    source = forms.CharField(label=_("Theo mẫu nào"), required=False, max_length=500)


class HeadForm(forms.Form):
    title_vi = forms.CharField(label=_("Tên biểu mẫu"), max_length=300)
    title_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)
    help_vi = forms.CharField(label=_("Hướng dẫn chung"), max_length=1000, required=False)
    help_en = forms.CharField(label=_("Hướng dẫn tiếng Anh"), max_length=1000, required=False)
    source = forms.CharField(
        label=_("Theo mẫu nào"),
        max_length=500,
        required=False,
        help_text=_("Số, ký hiệu của mẫu và văn bản; ghi rõ nếu chưa đối chiếu mẫu chính thức."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_form(request: HttpRequest) -> HttpResponse:
    """A first draft of a procedure's form; where there is one already, its page."""
    form = NewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked, made = form.cleaned_data, []
        if attempt(form, lambda: made.append(_begin(request, asked["procedure"], asked["case"], asked["source"]))):
            return HttpResponseRedirect(reverse("console-form-edit", args=[made[0].form_id]))
    return show(
        request,
        "console/form.html",
        _("Lập biểu mẫu"),
        [forms_link()],
        status=answer_status(form),
        form=form,
        submit=_("Tiếp tục"),
        back=reverse("console-forms"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def edit(request: HttpRequest, form_id: int) -> HttpResponse:
    """The draft: its sections and fields, and what is wrong with it. Without a draft, the way to begin one."""
    row = access_form(actor_of(request), form_id)
    if row.status != Status.DRAFT:
        return _new_version(request, row)
    is_head = "head" in request.POST
    head = HeadForm(request.POST if is_head else None, initial=_head(row))
    form = head if is_head else forms.Form(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, row, form):
        return HttpResponseRedirect(reverse("console-form-edit", args=[form_id]) + _anchor(request))
    language = get_language() or "vi"
    return show(
        request,
        "console/form_design.html",
        _("Sửa biểu mẫu"),
        [forms_link(), form_link(row)],
        status=answer_status(form),
        form=form,
        head=head,
        row=row,
        outline=outline_of(row.as_rule(), row.form_id, language),
        problems=[(each.path, each.sentence(language)) for each in row.reading().problems],
    )


def save_piece(
    request: HttpRequest,
    row: FormVersion,
    form: forms.Form,
    document: dict[str, Any],
    was: str,
    source: str | None = None,
) -> bool:
    """Save the draft with one piece changed; a refusal stands on the form."""
    change: dict[str, Any] = {"document": document, "was": was, "source": source, "at": clock.now()}
    actor = actor_of(request)
    return attempt(form, lambda: change_draft(actor, row.form.procedure.code, row.form.case, **change))


def _begin(request: HttpRequest, procedure: str, case: str, source: str) -> FormVersion:
    actor, now = actor_of(request), clock.now()
    with suppress(NotFound):
        return access_version(actor, procedure, case)
    title = {"vi": "Tờ khai", "en": ""}
    document = {"format": FORMAT, "title": title, "sections": [EMPTY_SECTION]}
    return draft_form(actor, procedure, case, document=document, source=source, at=now)


def _new_version(request: HttpRequest, row: FormVersion) -> HttpResponse:
    actor, now, form = actor_of(request), clock.now(), row.form
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: draft_form(actor, form.procedure.code, form.case, document=row.definition, source=row.source, at=now),
        done=_("Đã lập dự thảo từ bản đang có."),
        to=reverse("console-form-edit", args=[row.form_id]),
        title=_("Lập bản mới"),
        submit=_("Lập bản mới"),
        trail=[forms_link(), form_link(row)],
        lead=_("Dự thảo bắt đầu từ bản mới nhất. Bản đang dùng còn nguyên cho tới khi dự thảo được công bố."),
    )


def _head(row: FormVersion) -> dict[str, Any]:
    title, help_ = row.definition["title"], row.definition.get("help", {})
    return {
        "title_vi": title["vi"],
        "title_en": title["en"],
        "help_vi": help_.get("vi", ""),
        "help_en": help_.get("en", ""),
        "source": row.source,
    }


def _changed(request: HttpRequest, row: FormVersion, form: forms.Form) -> bool:
    """Do what a button asked for: words of the form, a piece up, down or out."""
    document, was = dict(row.definition), request.POST.get("was", "")
    if isinstance(form, HeadForm):
        said = form.cleaned_data
        document["title"] = {"vi": said["title_vi"], "en": said["title_en"]}
        document["help"] = {"vi": said["help_vi"], "en": said["help_en"]}
        return save_piece(request, row, form, document, was, source=said["source"])
    if path := request.POST.get("up"):
        document = move(document, path, -1)
    elif path := request.POST.get("down"):
        document = move(document, path, 1)
    elif path := request.POST.get("remove"):
        document = remove(document, path)
    return save_piece(request, row, form, document, was)


def _anchor(request: HttpRequest) -> str:
    path = request.POST.get("up") or request.POST.get("down") or ""
    return f"#piece-{path.strip('#')}" if path else ""
