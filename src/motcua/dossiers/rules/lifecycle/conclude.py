"""Decision and result (phê duyệt, ban hành kết quả): granted, or refused in writing as a result (NĐ 61/2018 Art 19.8).

A refusal after appraisal is a result (national status 9), not a refusal at the gate (3); it needs a reason and a legal
ground, and counts as overdue when it comes after the due date. The dossier is resolved when the result is issued.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.dossiers.rules.documents import DIGEST, Document, Part, check_document
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.lifecycle.steps import check_handed_over, check_turn_of
from motcua.dossiers.rules.state import Decision, DossierState, Outcome, Status, StepEnd
from motcua.kernel.errors import Invalid, Refused
from motcua.processes.rules.template import StepKind
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Decide:
    """Grant or refuse, under a document number. A refusal needs `reason` and `ground`.

    `document` is the decision's own file, where there is one. `signed_on` is the day that it bears, where that is not
    the day on which it is written in.
    """

    outcome: Outcome
    number: str
    reason: str = ""
    ground: str = ""
    document: Document | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    KIND: ClassVar[str] = "decided"
    outcome: Outcome
    number: str
    step: str = ""
    reason: str = ""
    ground: str = ""
    planned: tuple[StepEnd, ...] = ()
    document: Document | None = None
    signed_on: date | None = None


@decides(Decide)
def decide_decide(state: DossierState, command: Decide, context: Context) -> list[Decided]:
    check_handed_over(state)
    check_undecided(state)
    step = check_turn_of(state, StepKind.APPROVE)
    reason, ground = command.reason.strip(), command.ground.strip()
    if command.outcome is Outcome.REFUSED:
        reason = check_text(reason, "reason", "lý do từ chối", "reason for refusal")
        ground = check_text(ground, "ground", "căn cứ pháp lý của việc từ chối", "legal ground of the refusal")
    if command.document is not None:
        check_is_no_input(state, command.document)
    signed_on = check_signed_on(state, command.signed_on, context)
    key = step.key if step else ""
    number = command.number.strip()
    return [Decided(command.outcome, number, key, reason, ground, document=command.document, signed_on=signed_on)]


def check_signed_on(state: DossierState, day: date | None, context: Context) -> date | None:
    """A decision is signed between acceptance and today; None where it is signed today."""
    today = context.at.date()
    if day is None or day == today:
        return None
    if day > today or (state.accepted_at is not None and day < in_vietnam(state.accepted_at).date()):
        raise Invalid(
            "signed_on_impossible",
            vi=f"Ngày quyết định {day:%d/%m/%Y} phải từ ngày tiếp nhận đến hôm nay ({today:%d/%m/%Y}). Hãy sửa ngày.",
            en=f"The decision's day {day:%d/%m/%Y} must lie between acceptance and today ({today:%d/%m/%Y}). Mend it.",
            field="signed_on",
        )
    return day


@evolves(Decided, undoable=True)
def evolve_decided(state: DossierState, fact: Decided, at: datetime) -> DossierState:
    decided = state.evolved(
        status=Status.PROCESSING,
        decision=Decision(fact.outcome, fact.number, at),
        steps_done=state.steps_done | {fact.step} if fact.step else state.steps_done,
    )
    return decided.with_document(Part.DECISION, fact.document) if fact.document else decided


@dataclass(frozen=True, slots=True)
class IssueResult:
    """Issue the result document: its number, and its file where it is electronic.

    `document` is a file in the store; `file_digest` alone (SHA-256) is that of a file kept elsewhere.
    """

    number: str = ""
    file_digest: str = ""
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class ResultIssued:
    KIND: ClassVar[str] = "result_issued"
    outcome: Outcome
    number: str = ""
    step: str = ""
    file_digest: str = ""
    document: Document | None = None


@decides(IssueResult)
def decide_issue_result(state: DossierState, command: IssueResult, context: Context) -> list[ResultIssued]:
    check_status(state, Status.PROCESSING)
    if state.decision is None:
        raise Refused(
            "not_decided",
            vi="Hồ sơ chưa được phê duyệt. Hãy trình người có thẩm quyền quyết định trước khi ban hành kết quả.",
            en="The dossier has not been decided. Have the competent person decide before the result is issued.",
        )
    if command.file_digest and not DIGEST.fullmatch(command.file_digest):
        raise Invalid(
            "bad_file_digest",
            vi="Mã băm của tệp kết quả không hợp lệ. Hãy tải lại tệp kết quả.",
            en="The digest of the result's file is not a SHA-256. Upload the file again.",
            field="file_digest",
        )
    if command.document is not None:
        check_is_no_input(state, command.document)
    elif command.file_digest:
        check_is_no_input_digest(state, command.file_digest)
    step = check_turn_of(state, StepKind.ISSUE)
    number = command.number.strip() or state.decision.number
    digest = command.document.digest if command.document else command.file_digest
    return [ResultIssued(state.decision.outcome, number, step.key if step else "", digest, command.document)]


def check_is_no_input(state: DossierState, document: Document) -> None:
    """A result is not one of the files that were handed in. Raises `Refused`; `Invalid` for what names no file."""
    check_document(document)
    check_is_no_input_digest(state, document.digest)


def check_is_no_input_digest(state: DossierState, digest: str) -> None:
    """What was taken out of the dossier again does not count: it may be the result, attached in the wrong place."""
    if any(
        each.document.digest == digest and each.part is Part.INPUT for each in state.attachments if not each.removed
    ):
        raise Refused(
            "result_is_an_input",
            vi="Tệp kết quả trùng với một giấy tờ đã nộp trong hồ sơ. Hãy tải lên đúng văn bản kết quả đã ký.",
            en="The result's file is one of the papers handed in. Upload the signed result itself.",
            field="file",
        )


@evolves(ResultIssued, undoable=True)
def evolve_result_issued(state: DossierState, fact: ResultIssued, at: datetime) -> DossierState:
    issued = state.evolved(
        status=Status.RESOLVED,
        finished_at=at,
        steps_done=state.steps_done | {fact.step} if fact.step else state.steps_done,
    )
    return issued.with_document(Part.RESULT, fact.document) if fact.document else issued
