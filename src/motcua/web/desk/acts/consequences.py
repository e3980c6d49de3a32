"""What an act would cause, in a person's words: status, due date, next step, the paper to write, whom to tell."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.foresight import Foreseen
from motcua.dossiers.rules.lifecycle.conclude import Decided, ResultIssued
from motcua.dossiers.rules.lifecycle.correct import Corrected
from motcua.dossiers.rules.lifecycle.extend import Apologised, Extended
from motcua.dossiers.rules.lifecycle.forward import Forwarded
from motcua.dossiers.rules.lifecycle.hand_over import HandedOver
from motcua.dossiers.rules.lifecycle.incident import IncidentRemedied, IncidentReported
from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.dossiers.rules.lifecycle.return_result import Returned
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.lifecycle.stop import Stopped, Withdrawn
from motcua.dossiers.rules.lifecycle.supplement import SupplementRequested
from motcua.dossiers.rules.state import DossierState, Outcome, Status
from motcua.web.desk.acts.view_models import Consequence
from motcua.web.statuses import NATIONAL_STATUSES, Tone
from motcua.web.templatetags.display import moment

PAPERS: dict[type, str | Promise] = {
    HandedOver: _("Lập phiếu kiểm soát quá trình giải quyết hồ sơ."),
    SupplementRequested: _("Lập phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)."),
    Extended: _("Gửi phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04)."),
    Apologised: _("Gửi thư xin lỗi."),
    Withdrawn: _("Trả lại giấy tờ gốc; nếu đã nộp tiền thì xem việc hoàn trả."),
    Stopped: _("Gửi thông báo dừng giải quyết; trả lại giấy tờ gốc."),
    Corrected: _("In lại giấy tiếp nhận và hẹn trả."),
    Returned: _("Trả cả giấy tờ gốc đã nhận để đối chiếu."),
    IncidentReported: _("Hồ sơ đứng ở danh sách Sự cố chưa khắc phục cho đến khi đã khắc phục và xin lỗi."),
    IncidentRemedied: _("Khép sự cố. Gửi văn bản xin lỗi, và kết quả đã sửa nếu có."),
}
TO_BE_TOLD = (
    SupplementRequested,
    PaymentRequested,
    Extended,
    Apologised,
    Stopped,
    Forwarded,
    ResultIssued,
    IncidentRemedied,
)
WARNINGS: dict[str, str | Promise] = {
    "breaches_limit": _("Đã quá 3 ngày làm việc từ khi tiếp nhận: yêu cầu vẫn gửi, nhưng bị ghi là gửi muộn."),
    "counts_late": _("Đây là yêu cầu thêm: hồ sơ sẽ bị tính là trễ hạn (QĐ 766/QĐ-TTg)."),
    "late": _("Việc này đã quá thời hạn và bị ghi là chậm."),
}


def consequences_of(foreseen: Foreseen) -> tuple[Consequence, ...]:
    """What would be different, the most important first."""
    return tuple(_told(foreseen))


def _told(foreseen: Foreseen) -> Iterator[Consequence]:
    before, fact, after = foreseen.before, foreseen.fact, foreseen.after
    for name, words in WARNINGS.items():
        if getattr(fact, name, False):
            yield Consequence(words, Tone.WARN)
    yield from _due(before, after)
    if after.status is not before.status:
        status = str(NATIONAL_STATUSES[after.status].label)
        yield Consequence(gettext("Trạng thái mới: %(status)s.") % {"status": status})
    yield from _next_steps(before, after)
    if paper := PAPERS.get(type(fact)) or refusal_slip(fact):
        yield Consequence(paper)
    if isinstance(fact, Decided):
        yield Consequence(_("Sau đó còn phải ban hành kết quả."))
    if isinstance(fact, TO_BE_TOLD):
        yield Consequence(_("Báo cho người nộp biết."))


def _due(before: DossierState, after: DossierState) -> Iterator[Consequence]:
    if after.due_at != before.due_at:
        moved = {"before": moment(before.due_at), "after": moment(after.due_at)}
        yield Consequence(gettext("Ngày hẹn trả: từ %(before)s thành %(after)s.") % moved, Tone.WARN)
    elif after.is_asked_when_over and not before.is_waiting:
        yield Consequence(_("Hồ sơ đã quá hạn: ngày hẹn trả giữ nguyên, việc chờ không tính lại thời hạn."), Tone.BAD)
    elif after.is_waiting and not before.is_waiting:
        yield Consequence(_("Thời hạn không chạy trong lúc chờ người nộp."))
    elif before.is_waiting and after.is_open and not after.is_waiting:
        yield Consequence(gettext("Ngày hẹn trả giữ nguyên: %(due)s.") % {"due": moment(after.due_at)})


def _next_steps(before: DossierState, after: DossierState) -> Iterator[Consequence]:
    was_open = set(open_steps(before)) if before.status is Status.PROCESSING else set()
    language = get_language() or "vi"
    ends = {end.step: end.due_at for end in after.step_ends}
    for step in open_steps(after):
        if step not in was_open:
            told = {"step": step.name.read(language), "end": moment(ends.get(step.key))}
            if step.key in ends:
                yield Consequence(gettext("Bước tiếp theo: %(step)s, dự kiến xong trước %(end)s.") % told)
            else:
                yield Consequence(gettext("Bước tiếp theo: %(step)s.") % told)


def refusal_slip(fact: Any) -> str | Promise:
    """A refusal is a result, and is written."""
    is_refusal = isinstance(fact, Decided) and fact.outcome is Outcome.REFUSED
    return _("Lập phiếu từ chối giải quyết hồ sơ (mẫu 03), nêu lý do và căn cứ.") if is_refusal else ""
