"""What the actions in the logs are called, and what the fields of a line are, in words."""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.web.console.fields import ROLES
from motcua.web.console.procedures.words import LATENESS
from motcua.web.templatetags.display import day

ORGANISATION: dict[str, str | Promise] = {
    "unit_registered": _("Lập đơn vị hành chính"),
    "unit_renamed": _("Đổi tên đơn vị"),
    "units_succeeded": _("Ghi kế thừa"),
    "unit_closed": _("Kết thúc đơn vị"),
    "agency_registered": _("Lập cơ quan"),
    "agency_renamed": _("Đổi tên cơ quan"),
    "agency_closed": _("Kết thúc cơ quan"),
    "centre_registered": _("Lập nơi tiếp nhận"),
    "centre_changed": _("Sửa nơi tiếp nhận"),
    "centre_closed": _("Chấm dứt hoạt động"),
    "counter_registered": _("Lập quầy"),
    "post_registered": _("Lập vị trí"),
    "post_assigned": _("Giao vị trí"),
    "holding_ended": _("Kết thúc giữ vị trí"),
    "post_closed": _("Kết thúc vị trí"),
    "account_opened": _("Mở tài khoản"),
    "password_reset": _("Cấp mật khẩu tạm"),
    "account_locked": _("Khóa tài khoản"),
    "account_unlocked": _("Mở khóa tài khoản"),
    "second_factor_reset": _("Gỡ yếu tố thứ hai"),
    "failures_forgiven": _("Cho đăng nhập lại"),
    "procedure_offered": _("Giao nơi tiếp nhận thủ tục"),
    "offer_ended": _("Thôi tiếp nhận thủ tục"),
    "synonym_added": _("Thêm từ đồng nghĩa"),
    "synonym_ended": _("Kết thúc từ đồng nghĩa"),
    "template_replaced": _("Thay mẫu in"),
    "template_restored": _("Dùng lại mẫu in kèm theo"),
}
CALENDAR: dict[str, str | Promise] = {
    "begin_year": _("Lập lịch năm mới"),
    "confirm_year": _("Xác nhận lịch năm"),
    "change_day": _("Sửa một ngày"),
    "set_hours": _("Đặt giờ làm việc"),
    "end_hours": _("Kết thúc giờ làm việc"),
    "declare_closure": _("Báo đóng cửa"),
    "cancel_closure": _("Bỏ đợt đóng cửa"),
    "adopt": _("Nạp lịch ban đầu"),
    "load": _("Nạp lịch"),
}
REVISIONS: dict[str, str | Promise] = {
    "drafted": _("Lập dự thảo"),
    "changed": _("Sửa dự thảo"),
    "submitted": _("Trình"),
    "sent_back": _("Trả lại dự thảo"),
    "published": _("Công bố"),
    "recorded": _("Ghi ngày đưa vào cơ sở dữ liệu quốc gia"),
    "expired": _("Hết hiệu lực"),
    "imported": _("Nhập từ cơ sở dữ liệu quốc gia"),
    "assumed": _("Giả định ngày hiệu lực"),
}
ACTIONS = ORGANISATION | CALENDAR | REVISIONS
# In the order in which a line tells them; the database keeps none.
FIELDS: dict[str, str | Promise] = {
    "username": _("tên đăng nhập"),
    "reason": _("lý do"),
    "centre": _("nơi tiếp nhận"),
    "centres": _("nơi tiếp nhận"),
    "roles": _("vai trò"),
    "valid_from": _("từ ngày"),
    "valid_to": _("đến hết ngày"),
    "on": _("ngày"),
    "since": _("từ ngày"),
    "first_day": _("ngày đầu"),
    "last_day": _("ngày cuối"),
    "holdings": _("số lượt giữ vị trí kết thúc"),
    "posts": _("số vị trí kết thúc"),
    "counters": _("số quầy kết thúc"),
    "parent": _("cấp trên"),
    "unit": _("đơn vị"),
    "agency": _("cơ quan"),
    "name": _("tên"),
    "meaning": _("nghĩa"),
    "name_en": _("tên tiếng Anh"),
    "name_before": _("tên cũ"),
    "tax_code": _("mã số thuế"),
    "tax_code_before": _("mã số thuế cũ"),
    "procedure": _("thủ tục"),
    "four_step_eligible": _("đủ điều kiện bốn bước tại chỗ"),
    "four_step_reason": _("lý do"),
    "four_step_done": _("làm đủ bốn bước tại chỗ"),
    "delegation_document": _("văn bản ủy quyền"),
    "decision": _("quyết định"),
    "lateness": _("muộn"),
    "successor": _("thủ tục thay thế"),
    "source": _("căn cứ"),
    "week": _("giờ trong tuần"),
    "extends_terms": _("kéo dài thời hạn"),
    "day": _("ngày"),
    "kind": _("loại ngày"),
    "replaces": _("thay cho ngày"),
    "year": _("năm"),
    "confirmed": _("đã xác nhận"),
}


EMPTY: tuple[Any, ...] = (None, "", [], {})


def title_of(action: str) -> str | Promise:
    """The action in words; one that has none keeps its own."""
    return ACTIONS.get(action, action)


def in_lines(detail: Any) -> str:
    """ "ngày cuối: 30/10/2018; số vị trí kết thúc: 1"; "–" for nothing."""
    if not isinstance(detail, dict):
        return "–" if detail in (None, "") else str(detail)
    said = [name for name in FIELDS if name in detail] + [name for name in detail if name not in FIELDS]
    parts = [f"{FIELDS.get(name, name)}: {_plain(detail[name])}" for name in said if detail[name] not in EMPTY]
    return "; ".join(parts) or "–"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value) or "–"
    known = ROLES.get(str(value)) or LATENESS.get(str(value))
    return str(known) if known else _day(str(value))


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text
