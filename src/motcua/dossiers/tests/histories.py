"""Commands for random histories: each makes a command for an instant. Most are refused; that is part of the test."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from motcua.dossiers.rules.documents import CopyKind, Document
from motcua.dossiers.rules.lifecycle.answer_supplement import Answer, AnswerSupplement
from motcua.dossiers.rules.lifecycle.attach import AttachFiles, Paper, RemoveFile
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.succeed import MoveToSuccessor
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.stage import AN, accept
from motcua.worktime.rules.terms import parse_term


def document(at: datetime) -> Document:
    return Document(f"{at.day % 9:064x}", f"tep {at.day}.pdf", 1000, "application/pdf")


COMMANDS: list[Callable[[datetime], Any]] = [
    lambda at: accept(),
    lambda at: accept(offer_term=parse_term("1 working_days")),
    lambda at: HandOver(),
    lambda at: StartStep("appraise"),
    lambda at: FinishStep("appraise"),
    lambda at: FinishStep("appraise"),
    lambda at: AskForSupplement(("Bản đồ",), "Thiếu"),
    lambda at: AskForSupplement(("Bản đồ",), "Thiếu", ground="Luật X", approved=True),
    lambda at: ReceiveSupplement(("Bản đồ",)),
    lambda at: AnswerSupplement((Answer("Bản đồ", "Có đủ"),), (Paper(document(at), "Bản đồ"),)),
    lambda at: RequestPayment(50_000, "Lệ phí"),
    lambda at: ConfirmPayment("BL-1"),
    lambda at: Consult("H49.02", "Ý kiến?", at + timedelta(days=2)),
    lambda at: ReplyToConsultation("H49.02", "Thống nhất"),
    lambda at: Extend((at + timedelta(days=9)).date(), "Chờ đo đạc", "1/TB"),
    lambda at: Apologise("Quá tải", "2/TB"),
    lambda at: Decide(Outcome.GRANTED, "1/QĐ"),
    lambda at: Decide(Outcome.REFUSED, "1/QĐ", "Không đủ điều kiện", "Điều 5", document(at)),
    lambda at: AttachFiles((Paper(document(at), "Đơn đề nghị", CopyKind.CERTIFIED), Paper(document(at)))),
    lambda at: RemoveFile(at.day % 5, "Nhầm"),
    lambda at: ReportIncident(IncidentKind.WRONG_RESULT, "Sai tên", AN.name),
    lambda at: ReportIncident(IncidentKind.DAMAGED_PAPERS, "Ướt"),
    lambda at: RemedyIncident(at.day % 12, "Cấp lại", "5/XL", 1000, document(at) if at.day % 2 else None),
    lambda at: IssueResult(),
    lambda at: IssueResult(document=document(at)),
    lambda at: ReturnResult(AN.name, identity_checked=True),
    lambda at: UndoLastStep("Nhầm"),
    lambda at: AddNote("Đã gọi điện"),
    lambda at: SendBack("Thiếu căn cứ"),
    lambda at: Correct("Sai", summary=f"Nội dung {at:%H%M}"),
    lambda at: Correct("Sai trường hợp", case="b", term=parse_term("3 working_days")),
    lambda at: Forward("QNI.193", "H49.02", "Hạ Long", "Nhầm nơi"),
    lambda at: MoveToSuccessor("QNI.194", "H49.03", "Luật 72/2025/QH15"),
    lambda at: Withdraw("Phạm Thị An") if at.day % 5 == 0 else HandOver(),
    lambda at: Stop("Theo đơn", "Mẫu 05") if at.day % 5 == 0 else FinishStep("appraise"),
]
