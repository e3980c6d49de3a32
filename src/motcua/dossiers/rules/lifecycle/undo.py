"""Undoing the last step as a compensating event (hoàn tác): nothing is erased, the story says that it was taken back.

Only the dossier's very last event, and only work inside the agency: what a citizen has been told or given (acceptance,
a request for papers, an extension, a returned result) is never undone, it is corrected by a new act.

An issued result stands between the two: the look-up shows it at once. It is taken back on the day of issue only, by the
head (`policies.check_may_undo`); later a wrong result is corrected or issued anew by the agency, which apologises and
bears the cost (NĐ 61/2018 Art 21).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class UndoLastStep:
    reason: str


@dataclass(frozen=True, slots=True)
class Undone:
    """`undoes` is the sequence number of the event taken back."""

    KIND: ClassVar[str] = "undone"
    undoes: int
    reason: str


@decides(UndoLastStep)
def decide_undo(state: DossierState, command: UndoLastStep, context: Context) -> list[Undone]:
    reason = check_text(command.reason, "reason", "lý do hoàn tác", "reason for undoing")
    if state.before is None:
        raise Refused(
            "cannot_undo",
            vi="Việc gần nhất của hồ sơ không hoàn tác được. Hãy dùng đính chính, hoặc làm bước tiếp theo.",
            en="The dossier's last act cannot be undone. Use a correction, or go on with the next step.",
        )
    check_not_public_for_days(state, context)
    return [Undone(state.seq, reason)]


def check_not_public_for_days(state: DossierState, context: Context) -> None:
    """A result is taken back on the day it was issued, or not at all."""
    if state.status is not Status.RESOLVED or state.finished_at is None:
        return
    if context.at.date() == state.finished_at.date():
        return
    raise Refused(
        "result_is_public",
        vi=f"Kết quả đã công bố từ ngày {state.finished_at:%d/%m/%Y} nên không hoàn tác được nữa. Nếu kết quả sai, hãy "
        "đính chính hoặc cấp lại, xin lỗi và chịu chi phí (NĐ 61/2018/NĐ-CP Điều 21).",
        en=f"The result has been public since {state.finished_at:%d/%m/%Y} and can no longer be undone. If it is "
        "wrong, correct it or issue it anew, apologise and bear the cost (NĐ 61/2018/NĐ-CP Art 21).",
    )


@evolves(Undone)
def evolve_undone(state: DossierState, fact: Undone, at: datetime) -> DossierState:
    if state.before is None:
        raise AssertionError(f"event {fact.undoes} cannot be undone")
    return state.before
