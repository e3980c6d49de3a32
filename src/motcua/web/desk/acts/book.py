"""Every act of the dossier's page, in the order in which it offers them: the ordinary way first.

Which commands have no page here, and where they are given instead: `dossiers/possible.py:ELSEWHERE`.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.actions.consult_agency import consult_agency
from motcua.dossiers.actions.correct_dossier import correct_dossier, looked_up
from motcua.dossiers.actions.forward_dossier import forward_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, TakeStep
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.payments.actions.return_paid import return_paid
from motcua.payments.queries import check_settled
from motcua.web.desk.acts import agency_forms, applicant_forms, incident_forms, result_forms, work_forms
from motcua.web.desk.acts.act import Act
from motcua.web.desk.acts.correct_form import CorrectForm


def hand_over(actor: Actor, code: str, command: HandOver, **named: Any) -> Done:
    return hand_over_dossier(actor, code, agency=command.agency, slip=command.slip, **named)


def forward(actor: Actor, code: str, command: Forward, **named: Any) -> Done:
    return forward_dossier(actor, code, command.to_centre, command.reason, **named)


ACTS = (
    Act(
        "chuyen-ho-so",
        HandOver,
        _("Chuyển hồ sơ đi giải quyết"),
        work_forms.HandOverForm,
        moves_on=True,
        carry=hand_over,
    ),
    Act(
        "bat-dau-buoc",
        StartStep,
        _("Bắt đầu bước"),
        work_forms.StartStepForm,
        _("Đồng nghiệp sẽ thấy anh/chị đang làm bước này."),
        moves_on=True,
        part="step",
    ),
    Act("hoan-thanh-buoc", FinishStep, _("Hoàn thành bước"), work_forms.FinishStepForm, moves_on=True, part="step"),
    Act(
        "tra-loi-y-kien",
        ReplyToConsultation,
        _("Ghi ý kiến trả lời"),
        agency_forms.ReplyForm,
        _("Thời hạn vẫn chạy trong lúc hỏi ý kiến."),
        moves_on=True,
        part="agency",
    ),
    Act(
        "nhan-bo-sung",
        ReceiveSupplement,
        _("Nhận giấy tờ bổ sung"),
        applicant_forms.ReceiveSupplementForm,
        _("Chỉ ghi nhận khi đã đủ mọi mục được yêu cầu."),
        moves_on=True,
    ),
    Act(
        "xac-nhan-nop-tien",
        ConfirmPayment,
        _("Xác nhận đã nộp tiền"),
        applicant_forms.ConfirmPaymentForm,
        moves_on=True,
    ),
    Act("quyet-dinh", Decide, _("Ra quyết định"), result_forms.DecideForm, moves_on=True),
    Act("tra-lai-tham-dinh", SendBack, _("Trả lại thẩm định"), result_forms.SendBackForm, moves_on=True),
    Act("ban-hanh", IssueResult, _("Ban hành văn bản kết quả"), result_forms.IssueForm, moves_on=True),
    Act(
        "tra-ket-qua",
        ReturnResult,
        _("Trả kết quả cho người nhận"),
        result_forms.ReturnForm,
        moves_on=True,
        carry=return_paid,
        check=check_settled,
    ),
    Act(
        "khac-phuc-su-co",
        RemedyIncident,
        _("Khắc phục sự cố"),
        incident_forms.RemedyForm,
        _("Sự cố chỉ khép lại khi đã ghi cách khắc phục và văn bản xin lỗi (Điều 21 Nghị định 61/2018/NĐ-CP)."),
        moves_on=True,
        part="number",
    ),
    Act(
        "nhan-viec",
        TakeStep,
        _("Nhận việc"),
        work_forms.TakeStepForm,
        _("Bước này đứng đầu danh sách của anh/chị; đồng nghiệp vẫn làm được khi cần."),
        part="step",
    ),
    Act("tra-lai-viec", GiveBackStep, _("Trả lại việc đã nhận"), work_forms.GiveBackStepForm, part="step"),
    Act("yeu-cau-bo-sung", AskForSupplement, _("Yêu cầu bổ sung"), applicant_forms.SupplementForm),
    Act("yeu-cau-nop-tien", RequestPayment, _("Yêu cầu nộp tiền"), applicant_forms.RequestPaymentForm),
    Act("lay-y-kien", Consult, _("Xin ý kiến cơ quan khác"), agency_forms.ConsultForm, carry=consult_agency),
    Act(
        "gia-han",
        Extend,
        _("Gia hạn và xin lỗi"),
        result_forms.ExtendForm,
        _("Chỉ được hẹn lại một lần; ngày hẹn đầu được giữ trong hồ sơ."),
    ),
    Act("xin-loi", Apologise, _("Xin lỗi bằng văn bản"), result_forms.ApologiseForm, _("Ngày hẹn trả không thay đổi.")),
    Act("chuyen-noi-khac", Forward, _("Chuyển hồ sơ đến nơi có thẩm quyền"), agency_forms.ForwardForm, carry=forward),
    Act(
        "dinh-chinh",
        Correct,
        _("Đính chính hồ sơ"),
        CorrectForm,
        _("Chỉ sửa chỗ sai; nội dung cũ vẫn còn trong diễn biến."),
        carry=correct_dossier,
        prepare=looked_up,
    ),
    Act(
        "rut-ho-so",
        Withdraw,
        _("Rút hồ sơ"),
        applicant_forms.WithdrawForm,
        _("Theo đề nghị của người nộp; trả lại giấy tờ gốc."),
    ),
    Act("dung-xu-ly", Stop, _("Dừng giải quyết"), applicant_forms.StopForm),
    Act(
        "hoan-tac",
        UndoLastStep,
        _("Hoàn tác bước cuối"),
        work_forms.UndoForm,
        _("Bước cuối được hủy bằng một bước mới; không có gì bị xóa."),
    ),
    Act(
        "bao-su-co",
        ReportIncident,
        _("Ghi nhận sự cố"),
        incident_forms.ReportForm,
        _("Kết quả sai, giấy tờ hay kết quả bị mất, bị hỏng: cơ quan sửa, chịu chi phí và xin lỗi."),
    ),
    Act("ghi-chu", AddNote, _("Thêm ghi chú nội bộ"), work_forms.NoteForm),
)
BY_SLUG = {act.slug: act for act in ACTS}
BY_COMMAND = {act.command: act for act in ACTS}


def act_named(slug: str) -> Act:
    """Raises `NotFound` for an act that there is not."""
    if slug in BY_SLUG:
        return BY_SLUG[slug]
    raise NotFound("act_unknown", vi="Không có việc này. Hãy mở lại hồ sơ.", en="No such act. Open the dossier again.")
