"""What the actions in the logs are called, and their values as lines."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "account_opened": _("Mở tài khoản"),
    "password_reset": _("Cấp mật khẩu tạm"),
    "account_locked": _("Khóa tài khoản"),
    "account_unlocked": _("Mở khóa tài khoản"),
    "second_factor_reset": _("Gỡ yếu tố thứ hai"),
    "failures_forgiven": _("Cho đăng nhập lại"),
    "post_registered": _("Lập vị trí"),
    "post_assigned": _("Giao vị trí"),
    "holding_ended": _("Kết thúc giữ vị trí"),
    "post_closed": _("Kết thúc vị trí"),
    "centre_closed": _("Chấm dứt hoạt động"),
    "counter_registered": _("Lập quầy"),
    "begin_year": _("Lập lịch năm mới"),
    "confirm_year": _("Xác nhận lịch năm"),
    "change_day": _("Sửa một ngày"),
    "set_hours": _("Đặt giờ làm việc"),
    "adopt": _("Nạp lịch ban đầu"),
    "load": _("Nạp lịch"),
    "drafted": _("Lập dự thảo"),
    "changed": _("Sửa dự thảo"),
    "submitted": _("Trình"),
    "sent_back": _("Trả lại dự thảo"),
    "published": _("Công bố"),
    "recorded": _("Ghi ngày đưa vào cơ sở dữ liệu quốc gia"),
    "expired": _("Hết hiệu lực"),
    "imported": _("Nhập từ cơ sở dữ liệu quốc gia"),
}


def title_of(action: str) -> str | Promise:
    """The action in words; one that has none keeps its own."""
    return ACTIONS.get(action, action)


def in_lines(detail: Any) -> str:
    """ "last_day: 2018-10-30; holdings: 1"; "–" for nothing."""
    if not isinstance(detail, dict):
        return "–" if detail in (None, "") else str(detail)
    parts = [f"{name}: {_plain(value)}" for name, value in detail.items() if value not in (None, "", [], {})]
    return "; ".join(parts) or "–"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value) or "–"
    return str(value)
