from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.processes.access import access_template
from motcua.processes.actions.approve_template import approve_template
from motcua.processes.actions.import_template import import_template
from motcua.processes.queries import export_template
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, decision
from motcua.web.console.gate import administrators_only
from motcua.web.console.procedures.files import FileForm, as_file
from motcua.web.console.processes.words import process_link, processes
from motcua.web.console.screen import act


class ApproveForm(forms.Form):
    decision_number = decision()
    valid_from = Day(label=_("Áp dụng cho hồ sơ nhận từ ngày"))
    source = forms.CharField(label=_("Tên đầy đủ của quyết định"), required=False, max_length=500)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def approve(request: HttpRequest, process_code: str) -> HttpResponse:
    """Put the draft into force by a decision."""
    actor, now = actor_of(request), clock.now()
    row = access_template(actor, process_code)
    return act(
        request,
        ApproveForm(request.POST or None, initial={"valid_from": now.date()}),
        lambda **values: approve_template(actor, process_code, at=now, **values),
        done=_("Đã phê duyệt. Hồ sơ đã nhận giữ quy trình cũ."),
        to=reverse("console-process", args=[process_code]),
        title=_("Phê duyệt quy trình"),
        submit=_("Phê duyệt"),
        trail=[processes(), process_link(row.code)],
        lead=_("Quy trình đang dùng cho cùng thủ tục và nơi tiếp nhận kết thúc vào ngày trước đó."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def upload(request: HttpRequest) -> HttpResponse:
    """Take a process from a file as a draft."""
    actor, now = actor_of(request), clock.now()
    return act(
        request,
        FileForm(request.POST or None, request.FILES or None),
        lambda file: import_template(actor, file.read(), at=now),
        done=_("Đã nhập thành dự thảo. Hãy xem lại trước khi phê duyệt."),
        to=f"{reverse('console-processes')}?status=draft",
        title=_("Nhập quy trình từ tệp"),
        submit=_("Nhập tệp"),
        trail=[processes()],
        lead=_("Tệp như khi tải một quy trình về. Tệp sai không làm thay đổi gì."),
    )


@require_safe
@administrators_only
def download(request: HttpRequest, process_code: str, version: int) -> HttpResponse:
    """A version as a file."""
    row = access_template(actor_of(request), process_code, version)
    return as_file(export_template(row), f"{row.code}-{row.version}.json")
