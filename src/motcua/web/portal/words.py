"""What the catalogue's own marks are called on the portal's pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.audience import Audience
from motcua.catalogue.rules.content import Channel, Need
from motcua.web.statuses import Tag, Tone

LEVELS = {"ministry": _("Cấp bộ"), "province": _("Cấp tỉnh"), "commune": _("Cấp xã"), "other": _("Cấp khác")}
AUDIENCES: dict[str, str | Promise] = {
    Audience.CITIZENS: _("Người dân"),
    Audience.COMPANIES: _("Doanh nghiệp, hợp tác xã"),
    Audience.ORGANISATIONS: _("Cơ quan, tổ chức"),
}
CHANNELS = {
    Channel.COUNTER: _("Trực tiếp tại quầy"),
    Channel.ONLINE: _("Trực tuyến"),
    Channel.POST: _("Qua bưu chính"),
}
NEEDS = {
    Need.ALWAYS: Tag(_("bắt buộc")),
    Need.IF_ANY: Tag(_("nếu có")),
    Need.BY_CASE: Tag(_("theo trường hợp")),
}
IN_FORCE = Tag(_("đang có hiệu lực"), Tone.GOOD)
NOT_IN_FORCE = Tag(_("chưa hoặc không còn hiệu lực vào ngày này"), Tone.WARN)
NAME_ONLY = Tag(_("nguồn chỉ có tên"), Tone.WARN)
ONLINE_ABOUT = {
    "1": _("xem thông tin trên mạng; nộp hồ sơ tại quầy"),
    "2": _("tải mẫu đơn trên mạng; nộp hồ sơ tại quầy"),
    "3": _("nộp hồ sơ qua mạng; nộp phí và nhận kết quả tại quầy"),
    "4": _("nộp hồ sơ và nộp phí qua mạng; kết quả nhận qua mạng, tại quầy hoặc bưu chính"),
    "part": _("một phần các bước làm qua mạng"),
    "full": _("mọi bước làm qua mạng; kết quả nhận qua mạng hoặc bưu chính"),
}
"""NĐ 43/2011/NĐ-CP for levels 1–4; NĐ 42/2022/NĐ-CP and NĐ 224/2026/NĐ-CP for một phần and toàn trình."""
