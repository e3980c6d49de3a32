from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import Invalid
from motcua.printing.actions.restore_template import restore_template
from motcua.printing.actions.save_template import check_template, print_sample, save_template
from motcua.printing.models import StoredTemplate
from motcua.printing.queries import embedded_text
from motcua.printing.rules.faults import LARGEST
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, decision
from motcua.web.console.gate import administrators_only
from motcua.web.console.printed.listing import as_pdf
from motcua.web.console.printed.words import address_of, trail
from motcua.web.console.screen import act, attempt

IN_FILE = {"text": "file"}
"""A refusal of the text is one of the file it came in."""


class ReplaceForm(forms.Form):
    file = forms.FileField(label=_("Tệp mẫu"), help_text=_("Tệp Typst (.typ), UTF-8; bắt đầu từ mẫu đang dùng tải về."))
    valid_from = Day(label=_("Áp dụng từ ngày"))
    source = decision()


class RestoreForm(forms.Form):
    valid_from = Day(label=_("Từ ngày"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def replace(request: HttpRequest, form_key: str) -> HttpResponse:
    """Put another template in place of the one in force, or only try it; one that does not print is refused."""
    embedded_text(form_key)
    now = clock.now()
    form = ReplaceForm(request.POST or None, request.FILES or None, initial={"valid_from": now.date()})
    tried: list[bytes] = []
    if "try" in request.POST:
        form.fields["source"].required = False
        if form.is_valid() and attempt(form, lambda: tried.append(_try(form_key, form.cleaned_data)), IN_FILE):
            return as_pdf(tried[0], form_key)
    return act(
        request,
        form,
        lambda **values: _save(request, form_key, values),
        fields=IN_FILE,
        done=_("Đã thay mẫu. Giấy tờ của những ngày trước vẫn in theo mẫu cũ."),
        to=address_of(form_key),
        title=_("Thay mẫu"),
        submit=_("Thay mẫu"),
        other=("try", _("Xem bản in thử")),
        trail=trail(form_key, now.date()),
        lead=_("Mẫu được in thử với mọi loại dữ liệu trước khi lưu; có lỗi thì báo rõ dòng, mẫu đang dùng giữ nguyên."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def restore(request: HttpRequest, form_key: str) -> HttpResponse:
    """Go back to the program's template from a day on."""
    embedded_text(form_key)
    now = clock.now()
    return act(
        request,
        RestoreForm(request.POST or None, initial={"valid_from": now.date()}),
        lambda valid_from: restore_template(actor_of(request), form_key, valid_from=valid_from, at=now),
        done=_("Đã dùng lại mẫu kèm theo chương trình."),
        to=address_of(form_key),
        title=_("Dùng lại mẫu kèm theo"),
        submit=_("Dùng lại mẫu kèm theo"),
        trail=trail(form_key, now.date()),
        lead=_("Mẫu đã thay vẫn giữ cho giấy tờ của những ngày trước."),
    )


def _save(request: HttpRequest, form_key: str, values: dict[str, Any]) -> StoredTemplate:
    text = _read(values.pop("file"))
    return save_template(actor_of(request), form_key, text, at=clock.now(), **values)


def _try(form_key: str, values: dict[str, Any]) -> bytes:
    text, now = _read(values["file"]), clock.now()
    check_template(form_key, text, at=now)
    return print_sample(form_key, text, at=now)


def _read(file: UploadedFile) -> str:
    """The text of the file, at most a little more than a template may be long. Raises `Invalid`."""
    try:
        return file.read(LARGEST * 4 + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            "template_unreadable",
            vi="Tệp không phải văn bản UTF-8: hãy lưu lại tệp mẫu dạng UTF-8 rồi gửi lại.",
            en="The file is no UTF-8 text: save the template as UTF-8 and send it again.",
            field="file",
        ) from error
