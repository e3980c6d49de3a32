"""Undoing the last step as a compensating event (hoàn tác): nothing is erased, the story says that it was taken back.

Only the dossier's very last event, and only work inside the agency: what a citizen has been told or given (acceptance,
a request for papers, an extension, a returned result) is never undone, it is corrected by a new act.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState
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
    return [Undone(state.seq, reason)]


@evolves(Undone)
def evolve_undone(state: DossierState, fact: Undone, at: datetime) -> DossierState:
    if state.before is None:
        raise AssertionError(f"event {fact.undoes} cannot be undone")
    return state.before
