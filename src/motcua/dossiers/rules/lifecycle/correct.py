"""Correcting a mistake after reception, with trace; the receipt is printed again (đính chính).

What may be wrong on a receipt may be corrected: the people, the papers, the wording; once decided, no longer whose it
is. A wrong case may be corrected with the term that the pinned revision gives it (`actions.correct_dossier` looks it
up): the due date is then computed again from the instant at which the clock started. It heals nothing: what is
overdue, extended or was paused keeps its case.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.corrected_papers import check_papers
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import Component, DossierState, Party, Status
from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Correct:
    """New values for what was wrong (None: leave as it is), and why. `case` and `term` go together.

    `without_representative`: there is none after all. `mandatory`: the papers that every dossier of the procedure
    needs, looked up with the new check-list.
    """

    reason: str
    owner: Party | None = None
    applicant: Party | None = None
    representative: Party | None = None
    without_representative: bool = False
    components: tuple[Component, ...] | None = None
    summary: str | None = None
    sets: int | None = None
    case: str | None = None
    term: Term | None = None
    mandatory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    KIND: ClassVar[str] = "corrected"
    reason: str
    owner: Party | None = None
    applicant: Party | None = None
    representative: Party | None = None
    components: tuple[Component, ...] | None = None
    summary: str | None = None
    sets: int | None = None
    case: str | None = None
    term: Term | None = None
    due_at: datetime | None = None
    explanation: dict[str, Any] | None = None
    without_representative: bool = False


PLAIN = ("owner", "applicant", "representative", "components", "summary", "sets", "case", "term")


@decides(Correct)
def decide_correct(state: DossierState, command: Correct, context: Context) -> list[Corrected]:
    check_status(
        state, Status.ACCEPTED, Status.PROCESSING, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.RESOLVED
    )
    reason = check_text(command.reason, "reason", "lý do đính chính", "reason for the correction")
    changes = {name: getattr(command, name) for name in PLAIN if getattr(command, name) is not None}
    if without := command.without_representative and state.representative is not None:
        changes = {**changes, "without_representative": without}
    if not any(getattr(state, name, None) != value for name, value in changes.items()):
        raise Invalid(
            "nothing_to_correct",
            vi="Không có nội dung nào thay đổi. Hãy sửa ít nhất một mục.",
            en="Nothing has changed. Correct at least one item.",
        )
    if command.owner is not None:
        check_text(command.owner.name, "owner", "tên chủ hồ sơ", "name of the dossier's owner")
        check_undecided(state)
    if command.representative is not None:
        check_text(command.representative.name, "representative", "tên người đại diện", "name of the representative")
    if command.components is not None:
        check_papers(state.components, command.components, command.mandatory)
    if command.case is None and command.term is None:
        return [Corrected(reason, **changes)]
    return [correct_case(state, command, context, reason, changes)]


def correct_case(
    state: DossierState, command: Correct, context: Context, reason: str, changes: dict[str, Any]
) -> Corrected:
    """The corrected case with its term and the due date from the original start of the clock."""
    check_undecided(state)
    if command.case is None or command.term is None or state.clock_started_at is None:
        raise Invalid(
            "case_needs_term",
            vi="Sửa trường hợp thì phải kèm thời hạn của trường hợp đó. Hãy chọn lại trường hợp của thủ tục.",
            en="A corrected case needs the term of that case. Choose the procedure's case again.",
            field="case",
        )
    is_overdue = state.due_at is None or context.at.date() > state.due_at.date()
    is_paused = any(item.kind == "payment" for item in state.intervals)
    if state.extended or is_overdue or is_paused or state.is_waiting:
        raise Refused(
            "case_is_fixed",
            vi="Hồ sơ đã quá hạn, đã gia hạn, đã hoặc đang tạm dừng tính thời hạn nên không đổi trường hợp được nữa. "
            "Hãy giữ trường hợp hiện tại.",
            en="The dossier is overdue, extended, or its clock has been stopped, so the case can no longer be changed. "
            "Keep the present case.",
        )
    due = compute_due(state.clock_started_at, command.term, context.schedule)
    return Corrected(reason, **changes, due_at=due.at, explanation=due.explanation.as_json())


@evolves(Corrected)
def evolve_corrected(state: DossierState, fact: Corrected, at: datetime) -> DossierState:
    changes = {name: getattr(fact, name) for name in PLAIN if getattr(fact, name) is not None}
    if fact.without_representative:
        changes["representative"] = None
    if fact.due_at is not None:
        changes["due_at"] = fact.due_at
    return state.evolved(**changes)
