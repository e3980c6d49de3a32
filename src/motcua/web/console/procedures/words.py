"""Phases, channels, needs and other words of procedures, and the ways back."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Procedure
from motcua.catalogue.rules.content import Channel, GroupKind, Need
from motcua.catalogue.rules.lifecycle import Phase
from motcua.catalogue.rules.publication import Lateness, Publisher
from motcua.web.console.view_models import Link
from motcua.web.statuses import Tag, Tone

PHASES = {
    Phase.DRAFT: Tag(_("dự thảo")),
    Phase.SUBMITTED: Tag(_("đã trình"), Tone.ACTIVE),
    Phase.PUBLISHED: Tag(_("đã công bố, chưa hiệu lực"), Tone.ACTIVE),
    Phase.IN_FORCE: Tag(_("đang hiệu lực"), Tone.GOOD),
    Phase.EXPIRED: Tag(_("hết hiệu lực")),
}
LATENESS: dict[str, str | Promise] = {
    Lateness.SIGNED_LATE: _("ký công bố muộn"),
    Lateness.RECORDED_LATE: _("đưa vào cơ sở dữ liệu quốc gia muộn"),
}
CHANNELS = {Channel.COUNTER: _("Tại quầy"), Channel.ONLINE: _("Trực tuyến"), Channel.POST: _("Bưu chính công ích")}
NEEDS = {
    Need.ALWAYS: _("Bắt buộc"),
    Need.IF_ANY: _("Nếu có"),
    Need.BY_CASE: _("Theo trường hợp"),
    Need.NOTE: _("Ghi chú, không phải giấy tờ"),
}
GROUPS = {
    GroupKind.ALL: _("Mọi hồ sơ"),
    GroupKind.CASE: _("Một trường hợp"),
    GroupKind.UNCLEAR: _("Chưa rõ"),
    GroupKind.NOTE: _("Ghi chú"),
}
PUBLISHERS = {Publisher.PROVINCE: _("Ủy ban nhân dân tỉnh"), Publisher.MINISTRY: _("Bộ, cơ quan ngang bộ")}
LEVELS = {"ministry": _("Cấp bộ"), "province": _("Cấp tỉnh"), "commune": _("Cấp xã"), "other": _("Cấp khác")}


def procedures() -> Link:
    return Link(reverse("console-procedures"), _("Thủ tục"))


def address_of(procedure: Procedure) -> str:
    return reverse("console-procedure", args=[procedure.code])


def trail(procedure: Procedure) -> tuple[Link, ...]:
    return procedures(), Link(address_of(procedure), procedure.code)
