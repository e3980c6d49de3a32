from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.forms.access import access_form
from motcua.forms.actions.draft_form import discard_draft
from motcua.forms.actions.import_form import import_form
from motcua.forms.actions.publish_form import publish_form, withdraw_form
from motcua.forms.rules.form_file import write_form_file, write_schema_file
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, Text
from motcua.web.console.forms.words import form_link, forms_link
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.procedures.files import FileForm, as_file
from motcua.web.console.screen import act


class UploadForm(FileForm):
    procedure = Code("thu-tuc", label=_("Thủ tục"), required=False, help_text=_("Chỉ khi tệp không ghi mã thủ tục."))


class PublishForm(forms.Form):
    valid_from = Day(label=_("Dùng từ ngày"))


class WithdrawForm(forms.Form):
    last_day = Day(label=_("Ngày cuối cùng còn dùng"))
    reason = Text(label=_("Lý do"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def publish(request: HttpRequest, form_id: int) -> HttpResponse:
    """Put the draft into use."""
    actor, now = actor_of(request), clock.now()
    row = access_form(actor, form_id)
    return act(
        request,
        PublishForm(request.POST or None, initial={"valid_from": now.date()}),
        lambda **values: publish_form(actor, row.form.procedure.code, row.form.case, at=now, **values),
        done=_("Đã công bố. Tờ khai đã bắt đầu điền giữ bản cũ."),
        to=reverse("console-form", args=[form_id]),
        title=_("Công bố biểu mẫu"),
        submit=_("Công bố"),
        trail=[forms_link(), form_link(row)],
        lead=_("Bản đang dùng kết thúc vào ngày trước đó. Bản đã công bố không sửa được nữa."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def withdraw(request: HttpRequest, form_id: int) -> HttpResponse:
    """Take the form out of use."""
    actor, now = actor_of(request), clock.now()
    row = access_form(actor, form_id)
    return act(
        request,
        WithdrawForm(request.POST or None, initial={"last_day": now.date()}),
        lambda **values: withdraw_form(actor, row.form.procedure.code, row.form.case, **values),
        done=_("Biểu mẫu sẽ không dùng nữa sau ngày đó."),
        to=reverse("console-form", args=[form_id]),
        title=_("Ngừng dùng biểu mẫu"),
        submit=_("Ngừng dùng"),
        trail=[forms_link(), form_link(row)],
        lead=_("Sau ngày đó thủ tục nhận tờ khai là tệp đính kèm. Tờ khai đã bắt đầu điền không mất."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def discard(request: HttpRequest, form_id: int) -> HttpResponse:
    """Throw the draft away."""
    actor = actor_of(request)
    row = access_form(actor, form_id)
    return act(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda: discard_draft(actor, row.form.procedure.code, row.form.case),
        done=_("Đã bỏ dự thảo."),
        to=reverse("console-forms"),
        title=_("Bỏ dự thảo"),
        submit=_("Bỏ dự thảo"),
        trail=[forms_link(), form_link(row)],
        lead=_("Dự thảo mất hẳn; các bản đã công bố còn nguyên."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def upload(request: HttpRequest) -> HttpResponse:
    """Take a form from a file as a draft."""
    actor, now = actor_of(request), clock.now()
    return act(
        request,
        UploadForm(request.POST or None, request.FILES or None),
        lambda file, procedure: import_form(actor, file.read(), procedure=procedure, at=now),
        done=_("Đã nhập thành dự thảo. Hãy điền thử trước khi công bố."),
        to=f"{reverse('console-forms')}?status=draft",
        title=_("Nhập biểu mẫu từ tệp"),
        submit=_("Nhập tệp"),
        trail=[forms_link()],
        lead=_("Tệp biểu mẫu hoặc JSON Schema như khi tải về. Tệp sai không làm thay đổi gì."),
    )


@require_safe
@administrators_only
def download(request: HttpRequest, form_id: int, version: int) -> HttpResponse:
    """A version as a file."""
    row = access_form(actor_of(request), form_id, version)
    return as_file(write_form_file(row.as_file()), f"{row.form.procedure.code}-{row.number}.json")


@require_safe
@administrators_only
def schema(request: HttpRequest, form_id: int, version: int) -> HttpResponse:
    """A version as JSON Schema with its part for pages."""
    row = access_form(actor_of(request), form_id, version)
    return as_file(write_schema_file(row.as_file()), f"{row.form.procedure.code}-{row.number}.schema.json")
