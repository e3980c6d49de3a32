from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.access import procedure_for
from motcua.catalogue.actions.import_revision import import_revision
from motcua.catalogue.revision_file import write_revision
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.console.gate import administrators_only
from motcua.web.console.procedures.compare import revision_of
from motcua.web.console.procedures.words import procedures
from motcua.web.console.screen import act


class FileForm(forms.Form):
    file = forms.FileField(label=_("Tệp JSON"))


@require_safe
@administrators_only
def download(request: HttpRequest, procedure_code: str, number: int) -> HttpResponse:
    """A revision as a file."""
    revision = revision_of(procedure_for(actor_of(request), procedure_code), number)
    return as_file(write_revision(revision), f"{procedure_code}-{number}.json")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def upload(request: HttpRequest) -> HttpResponse:
    """Take a revision from a file as a draft; a broken file says where it is broken and changes nothing."""
    actor, now = actor_of(request), clock.now()
    return act(
        request,
        FileForm(request.POST or None, request.FILES or None),
        lambda file: import_revision(actor, file.read(), at=now),
        done=_("Đã nhập thành dự thảo. Hãy xem lại trước khi trình."),
        to=f"{reverse('console-procedures')}?phase=draft",
        title=_("Nhập thủ tục từ tệp"),
        submit=_("Nhập tệp"),
        trail=[procedures()],
        lead=_("Tệp như khi tải một phiên bản về. Nội dung trở thành dự thảo của thủ tục đó."),
    )


def as_file(content: bytes, name: str) -> HttpResponse:
    """A JSON file to be saved."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/json", headers=headers)
