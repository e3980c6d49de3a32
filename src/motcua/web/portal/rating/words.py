"""Levels and reasons on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.surveys.rules.answers import Level, Reason

LEVELS: dict[int, str | Promise] = {
    Level.VERY_SATISFIED: _("Rất hài lòng"),
    Level.SATISFIED: _("Hài lòng"),
    Level.NEITHER: _("Bình thường"),
    Level.DISSATISFIED: _("Không hài lòng"),
    Level.VERY_DISSATISFIED: _("Rất không hài lòng"),
}
"""From the best to the worst, as they are shown."""
REASONS: dict[str, str | Promise] = {
    Reason.QUICK: _("Giải quyết nhanh"),
    Reason.KIND: _("Cán bộ tận tình"),
    Reason.CLEAR: _("Hướng dẫn dễ hiểu"),
    Reason.SLOW: _("Chờ lâu"),
    Reason.LATE: _("Trả kết quả trễ hẹn"),
    Reason.UNKIND: _("Thái độ chưa tốt"),
    Reason.UNCLEAR: _("Hướng dẫn khó hiểu"),
    Reason.EXTRA_PAPERS: _("Đòi thêm giấy tờ ngoài quy định"),
    Reason.MANY_TRIPS: _("Phải đi lại nhiều lần"),
    Reason.ASKED_FOR_MONEY: _("Gợi ý tiền ngoài phí, lệ phí"),
    Reason.PREMISES: _("Nơi tiếp đón chưa tốt"),
    Reason.ONLINE_HARD: _("Nộp trực tuyến khó"),
    Reason.OTHER: _("Lý do khác"),
}
