"""Kinds of steps, and the ways back from the pages of processes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.processes.models import Status
from motcua.processes.rules.template import StepKind
from motcua.web.console.view_models import Link
from motcua.web.statuses import Tag, Tone

KINDS = {
    StepKind.RECEIVE: _("Tiếp nhận"),
    StepKind.CONSULT: _("Lấy ý kiến"),
    StepKind.APPRAISE: _("Thẩm định"),
    StepKind.APPROVE: _("Phê duyệt"),
    StepKind.ISSUE: _("Ban hành kết quả"),
    StepKind.RETURN: _("Trả kết quả"),
}
STATUSES: dict[str, Tag] = {Status.DRAFT: Tag(_("dự thảo")), Status.APPROVED: Tag(_("đã phê duyệt"), Tone.GOOD)}


def processes() -> Link:
    return Link(reverse("console-processes"), _("Quy trình"))


def process_link(code: str) -> Link:
    return Link(reverse("console-process", args=[code]), code)
