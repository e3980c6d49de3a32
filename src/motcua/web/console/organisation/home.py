from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.web.console.gate import administrators_only
from motcua.web.console.screen import show

PARTS = (
    (
        "console-units",
        _("Đơn vị hành chính"),
        _("Tỉnh, xã với ngày hiệu lực; lập, đổi tên, kết thúc, ghi kế thừa."),
    ),
    ("console-agencies", _("Cơ quan"), _("Cơ quan và mã của cơ quan theo hai cách viết; ai đánh số hồ sơ của ai.")),
    (
        "console-centres",
        _("Trung tâm, bộ phận một cửa"),
        _("Nơi tiếp nhận, mã số thuế, quầy, giờ làm việc, ngày đóng cửa; lập mới, chấm dứt hoạt động."),
    ),
    (
        "console-posts",
        _("Vị trí công tác"),
        _("Vai trò ở một nơi; ai giữ, từ ngày nào đến ngày nào, theo quyết định nào."),
    ),
    ("console-officers", _("Cán bộ"), _("Tài khoản của cán bộ, vị trí đang giữ; cấp mật khẩu tạm, khóa và mở khóa.")),
)


@require_safe
@administrators_only
def organisation(request: HttpRequest) -> HttpResponse:
    """The lists of the organisation."""
    parts = [(reverse(name), label, about) for name, label, about in PARTS]
    return show(request, "console/home.html", _("Tổ chức"), parts=parts)
