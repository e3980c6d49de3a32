"""What stages are called on the desk."""

from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.duties import Work
from motcua.statistics.rules.stays import Stage

STAGES = {
    Stage.ON_ITS_WAY: _("Chuyển đến cơ quan có thẩm quyền"),
    Stage.HAND_OVER: _("Chờ bàn giao"),
    Stage.APPRAISE: _("Thẩm định"),
    Stage.CONSULT: _("Lấy ý kiến"),
    Stage.APPROVE: _("Phê duyệt"),
    Stage.ISSUE: _("Ban hành kết quả"),
    Stage.OTHER: _("Bước khác"),
    Stage.SUPPLEMENT: _("Chờ người nộp bổ sung"),
    Stage.PAYMENT: _("Chờ nghĩa vụ tài chính"),
    Stage.RETURN: _("Chờ người dân nhận kết quả"),
}
WORKS = {
    Work.RECEIVE: STAGES[Stage.ON_ITS_WAY],
    Work.HAND_OVER: STAGES[Stage.HAND_OVER],
    Work.CONSULT: STAGES[Stage.CONSULT],
    Work.REPLY: STAGES[Stage.CONSULT],
    Work.APPRAISE: STAGES[Stage.APPRAISE],
    Work.APPROVE: STAGES[Stage.APPROVE],
    Work.ISSUE: STAGES[Stage.ISSUE],
}
"""What is to be done next with an open dossier; what waits for its applicant is no officer's work."""
