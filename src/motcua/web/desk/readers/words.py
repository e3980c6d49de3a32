"""What was read, in words: the kind, and what the log keeps of which page, form or file it was."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.reading_log import What
from motcua.printing.rules.forms import FORMS
from motcua.web.desk.acts.book import BY_SLUG

WORDS: dict[str, str | Promise] = {
    What.STORY: _("xem diễn biến"),
    What.ACT: _("mở trang việc"),
    What.LIST: _("xem danh sách"),
    What.SEARCH: _("tìm thấy hồ sơ"),
    What.FEES: _("xem phí, lệ phí"),
    What.API: _("đọc qua API"),
    What.FILE: _("mở tệp"),
    What.PRINT: _("in biểu mẫu"),
    What.EXPORT: _("xuất danh sách"),
}
PAGES: dict[str, str | Promise] = {
    "receipt": _("Giấy tiếp nhận"),
    "slip": _("Phiếu ở cửa tiếp nhận"),
    "receive": _("Tiếp nhận"),
    "approvals": _("Phê duyệt"),
    "returns": _("Quầy trả kết quả"),
    "postal-list": _("Giao bưu chính"),
    "received-today": _("Tiếp nhận hôm nay"),
    "hand-over": _("Bàn giao"),
    "console-wording": _("Xem trước thông báo"),
}


def detail_of(what: str, detail: str) -> str | Promise:
    """Which page, form or act it was; what has no name of ours (a file, words searched for) stays as it is."""
    if what == What.ACT and detail in BY_SLUG:
        return BY_SLUG[detail].title
    if what == What.PRINT and (form := FORMS.get(detail)):
        return form.en if get_language() == "en" else form.vi
    if what in (What.STORY, What.ACT, What.LIST):
        return PAGES.get(detail, detail)
    return detail
