"""Outcomes, standings, activities and stages in the reader's language."""

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.gaps import Gap, GapCode
from motcua.reforms.rules.compliance_cost import Activity
from motcua.reviews.rules.review import Outcome, Standing
from motcua.statistics.rules.stays import Stage
from motcua.web.statuses import Tag, Tone
from motcua.worktime.rules.terms import TermUnit

OUTCOMES = {
    Outcome.KEEP: _("giữ nguyên"),
    Outcome.AMEND: _("sửa đổi, bổ sung"),
    Outcome.MERGE: _("gộp vào thủ tục khác"),
    Outcome.ABOLISH: _("bãi bỏ"),
    Outcome.DECENTRALISE: _("phân cấp"),
}
STANDINGS = {
    Standing.PLANNED: Tag(_("chưa có phương án")),
    Standing.PROPOSED: Tag(_("chờ phê duyệt"), Tone.ACTIVE),
    Standing.RETURNED: Tag(_("trả lại để sửa"), Tone.WARN),
    Standing.APPROVED: Tag(_("đã phê duyệt"), Tone.GOOD),
}
ACTIVITIES = {
    Activity.PREPARE: _("Chuẩn bị hồ sơ"),
    Activity.SUBMIT: _("Nộp hồ sơ"),
    Activity.PAY: _("Nộp phí, lệ phí"),
    Activity.INSPECTION: _("Phục vụ kiểm tra, đánh giá"),
    Activity.OTHER: _("Công việc khác"),
    Activity.RECEIVE: _("Nhận kết quả"),
}
STAGES = {
    Stage.HAND_OVER: _("Bàn giao từ quầy"),
    Stage.APPRAISE: _("Thẩm định"),
    Stage.CONSULT: _("Lấy ý kiến"),
    Stage.APPROVE: _("Phê duyệt"),
    Stage.ISSUE: _("Ban hành kết quả"),
}
UNITS = {
    TermUnit.WORKING_DAYS: _("ngày làm việc"),
    TermUnit.CALENDAR_DAYS: _("ngày lịch"),
    TermUnit.WORKING_HOURS: _("giờ làm việc"),
    TermUnit.MONTHS: _("tháng"),
    TermUnit.AT_ONCE: _("giải quyết ngay"),
}
CRITERIA = (
    ("necessity", _("Sự cần thiết")),
    ("rationality", _("Tính hợp lý")),
    ("legality", _("Tính hợp pháp")),
)


def told_gaps(codes: list[str], language: str) -> str:
    """The mandatory parts that are missing, in words."""
    return "; ".join(Gap(code).sentence(language) for code in GapCode if code in codes)
