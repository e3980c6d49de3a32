from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.web.console.gate import administrators_only
from motcua.web.console.screen import SECTIONS

ABOUT = {
    "console-organisation": _("Đơn vị hành chính, trung tâm và bộ phận một cửa, quầy, vị trí công tác, cán bộ."),
    "console-calendar": _("Ngày nghỉ, ngày làm bù của từng năm; giờ làm việc theo đơn vị và mùa; xác nhận lịch năm."),
    "console-procedures": _(
        "Phiên bản, phần còn thiếu, trình, công bố, hết hiệu lực; nơi tiếp nhận và bốn bước tại chỗ."
    ),
    "console-synonyms": _("Lời người dân hay nói và cách gọi trong tên thủ tục; thử tìm ngay khi gõ."),
    "console-processes": _("Quy trình nội bộ: các bước, người làm, giờ làm, điều kiện; kiểm tra, sơ đồ, phê duyệt."),
    "console-forms": _("Tờ khai điện tử của thủ tục: các mục, điều kiện, điền thử, công bố, nhập và xuất tệp."),
    "console-templates": _("Mẫu của giấy tiếp nhận, phiếu, sổ, biên lai: tải về, in thử, thay, dùng lại mẫu kèm theo."),
    "console-notices": _(
        "Thông báo cho người dân: lời của từng việc, xem trước, gửi thử; thông báo hỏng; hộp thư tập huấn."
    ),
    "console-log": _("Ai đã thay đổi gì, lúc nào và theo văn bản nào."),
}


@require_safe
@administrators_only
def console(request: HttpRequest) -> HttpResponse:
    """What can be kept here."""
    parts = [(reverse(name), label, ABOUT[name]) for name, label in SECTIONS]
    return render(request, "console/home.html", {"title": _("Quản trị"), "parts": parts})
