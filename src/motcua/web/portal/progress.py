"""Reads how far a dossier is, for whoever has its code."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import Progress as DossierProgress
from motcua.dossiers.queries import progress_of
from motcua.dossiers.rules.state import ENDED, Status
from motcua.web.portal.view_models import Progress, ProgressStep
from motcua.web.statuses import NATIONAL_STATUSES, WITHOUT_RESULT, timeliness_tag
from motcua.web.templatetags.display import moment
from motcua.worktime.rules.explanation import Explanation

PLAIN: dict[int, str | Promise] = {
    Status.DRAFT: _("Hồ sơ chưa nộp."),
    Status.REGISTERED: _("Hồ sơ đã gửi đến, chưa được tiếp nhận."),
    Status.ACCEPTED: _("Hồ sơ đã được tiếp nhận và đang chuyển đến cơ quan giải quyết. Anh/chị chưa phải làm gì."),
    Status.NOT_ACCEPTED: _("Hồ sơ không được tiếp nhận. Lý do ghi trên phiếu từ chối."),
    Status.PROCESSING: _("Cơ quan giải quyết đang xử lý. Anh/chị chưa phải làm gì."),
    Status.AWAITING_SUPPLEMENT: _("Cơ quan đang chờ anh/chị bổ sung giấy tờ ghi trên phiếu yêu cầu bổ sung."),
    Status.AWAITING_PAYMENT: _("Cơ quan đang chờ anh/chị nộp khoản tiền ghi trên thông báo."),
    Status.WITHDRAWN: _("Hồ sơ đã được rút theo yêu cầu của người nộp."),
    Status.STOPPED: _("Việc giải quyết đã dừng. Lý do ghi trên thông báo."),
    Status.RESOLVED: _("Đã có kết quả. Hãy mang giấy tiếp nhận đến nơi nộp để nhận."),
    Status.RETURNED: _("Kết quả đã được trả."),
}


def read_progress(code: str, now: datetime) -> Progress | None:
    """The progress of the dossier with this code; None where there is none.

    Raises `Invalid` for something that is not a dossier code.
    """
    found = progress_of(code)
    if found is None:
        return None
    return Progress(
        code=found.code,
        status=NATIONAL_STATUSES[found.status],
        timeliness=timeliness_tag(found.status, found.due_at, found.finished_at, found.waiting_since, now.date()),
        accepted_at=found.accepted_at,
        due_at=found.due_at,
        steps=progress_steps(found),
        plain=str(PLAIN[found.status]),
        due_explained=_explained(found),
    )


def _explained(found: DossierProgress) -> tuple[str, ...]:
    """How the due date was counted, and that it was moved since where it was."""
    if found.due_at is None or not found.explanation:
        return ()
    explanation = Explanation.from_json(found.explanation)
    sentences = tuple(explanation.sentences(get_language() or "vi"))
    if explanation.due == found.due_at:
        return sentences
    moved = gettext("Sau đó ngày hẹn được dời đến %(due)s.") % {"due": moment(found.due_at)}
    return (*sentences, moved)


def progress_steps(found: DossierProgress) -> tuple[ProgressStep, ...]:
    """Reception, resolution, return: done with their instants, the first of the others current while it goes on.

    A dossier that ended without a result has the end in the place of what will not come any more.
    """
    if found.status in WITHOUT_RESULT:
        return (
            ProgressStep(gettext("Tiếp nhận"), "done", found.accepted_at),
            ProgressStep(str(NATIONAL_STATUSES[found.status].label), "done", found.finished_at),
        )
    stages = (
        (gettext("Tiếp nhận"), found.accepted_at),
        (gettext("Giải quyết"), found.finished_at),
        (gettext("Trả kết quả"), found.returned_at),
    )
    goes_on = found.status not in ENDED or found.status is Status.RESOLVED
    steps = []
    for name, at in stages:
        state = "done" if at else "current" if goes_on else "waiting"
        goes_on = goes_on and bool(at)
        steps.append(ProgressStep(name, state, at))
    return tuple(steps)
