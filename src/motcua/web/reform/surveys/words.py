"""Stages, factors and scales on screen, and questions in the language of the page."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.surveys.rules.answers import Level
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.questionnaire import Factor, Kind, Option, Question

STAGES: dict[str, str | Promise] = {
    Stage.DRAFT: _("Đang soạn"),
    Stage.SAMPLING: _("Đã chọn mẫu"),
    Stage.OPEN: _("Đang nhận phiếu"),
    Stage.CLOSED: _("Đã kết thúc nhận phiếu"),
    Stage.PUBLISHED: _("Đã công bố"),
}
FACTORS: dict[str, str | Promise] = {
    Factor.ACCESS: _("Tiếp cận dịch vụ"),
    Factor.PROCEDURE: _("Thủ tục hành chính"),
    Factor.OFFICER: _("Công chức giải quyết công việc"),
    Factor.RESULT: _("Kết quả dịch vụ"),
    Factor.COMMENTS: _("Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị"),
}
KINDS: dict[str, str | Promise] = {
    Kind.SATISFACTION: _("Hài lòng"),
    Kind.STATEMENT: _("Nhận định"),
    Kind.EXPECTATION: _("Mong đợi"),
}
SATISFACTION: tuple[tuple[int, str | Promise], ...] = (
    (Level.VERY_SATISFIED, _("Rất hài lòng")),
    (Level.SATISFIED, _("Hài lòng")),
    (Level.NEITHER, _("Bình thường")),
    (Level.DISSATISFIED, _("Không hài lòng")),
    (Level.VERY_DISSATISFIED, _("Rất không hài lòng")),
    (0, _("Không trả lời")),
)
AGREEMENT: tuple[tuple[int, str | Promise], ...] = (
    (5, _("Hoàn toàn đồng ý")),
    (4, _("Đồng ý")),
    (3, _("Phân vân")),
    (2, _("Không đồng ý")),
    (1, _("Hoàn toàn không đồng ý")),
    (0, _("Không trả lời")),
)
LEVELS: dict[str, str | Promise] = {
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
}


def scale_of(question: Question) -> tuple[tuple[int, str | Promise], ...]:
    """What may be answered, best first."""
    return AGREEMENT if question.kind is Kind.STATEMENT else SATISFACTION


def words_of(asked: Question | Option) -> str:
    """The question or option in the page's language."""
    return asked.en if (get_language() or "vi").startswith("en") else asked.vi
