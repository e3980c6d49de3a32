"""Consulting another agency with a deadline, and its reply (lấy ý kiến; NĐ 61/2018 Art 19.5).

The term runs on. A reply is taken in whenever it comes while the dossier is open, also while papers or a payment are
awaited: the agency that was asked knows nothing of that, and its deadline has not moved.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import Consultation, DossierState, Status
from motcua.kernel.errors import Invalid, Refused


@dataclass(frozen=True, slots=True)
class Consult:
    agency: str
    question: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Consulted:
    KIND: ClassVar[str] = "consulted"
    agency: str
    question: str
    due_at: datetime


@decides(Consult)
def decide_consult(state: DossierState, command: Consult, context: Context) -> list[Consulted]:
    check_status(state, Status.PROCESSING)
    check_undecided(state)
    agency = check_text(command.agency, "agency", "cơ quan được hỏi ý kiến", "agency to consult")
    question = check_text(command.question, "question", "nội dung xin ý kiến", "question")
    if command.due_at is None or command.due_at <= context.at:
        raise Invalid(
            "consultation_due_missing",
            vi="Chưa có thời hạn trả lời hợp lệ. Hãy chọn thời điểm sau lúc gửi.",
            en="There is no valid deadline for the reply. Choose an instant after sending.",
            field="due_at",
        )
    if any(item.agency == agency and item.replied_at is None for item in state.consultations):
        raise Refused(
            "already_consulted",
            vi="Cơ quan này đang được hỏi ý kiến và chưa trả lời. Hãy đôn đốc thay vì gửi lại.",
            en="This agency has been asked and has not replied yet. Remind it instead of asking again.",
        )
    return [Consulted(agency, question, command.due_at)]


@evolves(Consulted, undoable=True)
def evolve_consulted(state: DossierState, fact: Consulted, at: datetime) -> DossierState:
    return state.evolved(
        consultations=(*state.consultations, Consultation(fact.agency, fact.question, fact.due_at, at))
    )


@dataclass(frozen=True, slots=True)
class ReplyToConsultation:
    agency: str
    content: str


@dataclass(frozen=True, slots=True)
class ConsultationReplied:
    """`late`: the lead agency must tell the head of the one-stop (Art 19.5)."""

    KIND: ClassVar[str] = "consultation_replied"
    agency: str
    content: str
    late: bool = False


@decides(ReplyToConsultation)
def decide_reply(state: DossierState, command: ReplyToConsultation, context: Context) -> list[ConsultationReplied]:
    check_status(state, Status.PROCESSING, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)
    content = check_text(command.content, "content", "nội dung trả lời", "content of the reply")
    for item in state.consultations:
        if item.agency == command.agency and item.replied_at is None:
            return [ConsultationReplied(item.agency, content, late=context.at > item.due_at)]
    raise Refused(
        "no_open_consultation",
        vi="Không có yêu cầu lấy ý kiến nào đang chờ cơ quan này trả lời. Hãy kiểm tra lại hồ sơ.",
        en="No consultation is waiting for this agency's reply. Check the dossier.",
    )


@evolves(ConsultationReplied)
def evolve_replied(state: DossierState, fact: ConsultationReplied, at: datetime) -> DossierState:
    answered = tuple(
        replace(item, replied_at=at) if item.agency == fact.agency and item.replied_at is None else item
        for item in state.consultations
    )
    return state.evolved(consultations=answered)
