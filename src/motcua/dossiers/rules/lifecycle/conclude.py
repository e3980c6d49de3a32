"""Decision and result (phê duyệt, ban hành kết quả): granted, or refused in writing as a result (NĐ 61/2018 Art 19.8).

A refusal after appraisal is a result (national status 9), not a refusal at the gate (3); it needs a reason and a legal
ground, and counts as overdue when it comes after the due date. The dossier is resolved when the result is issued.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.lifecycle.steps import check_handed_over, check_turn_of
from motcua.dossiers.rules.state import Decision, DossierState, Outcome, Status, StepEnd
from motcua.kernel.errors import Invalid, Refused
from motcua.processes.rules.template import StepKind

DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Decide:
    """Grant or refuse, under a document number. A refusal needs `reason` and `ground`."""

    outcome: Outcome
    number: str
    reason: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    KIND: ClassVar[str] = "decided"
    outcome: Outcome
    number: str
    step: str = ""
    reason: str = ""
    ground: str = ""
    planned: tuple[StepEnd, ...] = ()


@decides(Decide)
def decide_decide(state: DossierState, command: Decide, context: Context) -> list[Decided]:
    check_handed_over(state)
    check_undecided(state)
    step = check_turn_of(state, StepKind.APPROVE)
    reason, ground = command.reason.strip(), command.ground.strip()
    if command.outcome is Outcome.REFUSED:
        reason = check_text(reason, "reason", "lý do từ chối", "reason for refusal")
        ground = check_text(ground, "ground", "căn cứ pháp lý của việc từ chối", "legal ground of the refusal")
    return [Decided(command.outcome, command.number.strip(), step.key if step else "", reason, ground)]


@evolves(Decided, undoable=True)
def evolve_decided(state: DossierState, fact: Decided, at: datetime) -> DossierState:
    return state.evolved(
        status=Status.PROCESSING,
        decision=Decision(fact.outcome, fact.number, at),
        steps_done=state.steps_done | {fact.step} if fact.step else state.steps_done,
    )


@dataclass(frozen=True, slots=True)
class IssueResult:
    """Issue the result document: its number, and the SHA-256 of its file where it is electronic."""

    number: str = ""
    file_digest: str = ""


@dataclass(frozen=True, slots=True)
class ResultIssued:
    KIND: ClassVar[str] = "result_issued"
    outcome: Outcome
    number: str = ""
    step: str = ""
    file_digest: str = ""


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
    step = check_turn_of(state, StepKind.ISSUE)
    number = command.number.strip() or state.decision.number
    return [ResultIssued(state.decision.outcome, number, step.key if step else "", command.file_digest)]


@evolves(ResultIssued, undoable=True)
def evolve_result_issued(state: DossierState, fact: ResultIssued, at: datetime) -> DossierState:
    return state.evolved(
        status=Status.RESOLVED,
        finished_at=at,
        steps_done=state.steps_done | {fact.step} if fact.step else state.steps_done,
    )
