"""Sending a dossier back from approval to appraisal (trả lại thẩm định), with the reason.

The appraisal that led to the approval is open again, and so is everything that came after it; who appraised keeps what
was written, and finishes the step anew. The term runs on: between two officers of the agency nothing stops it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.lifecycle.steps import check_handed_over, check_turn_of
from motcua.dossiers.rules.state import DossierState, StepEnd
from motcua.kernel.errors import Refused
from motcua.processes.rules.frozen import FrozenProcess
from motcua.processes.rules.template import Step, StepKind


@dataclass(frozen=True, slots=True)
class SendBack:
    reason: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """`steps` are the keys of the steps that are open again, those whose turn it is first."""

    KIND: ClassVar[str] = "sent_back"
    reason: str
    steps: tuple[str, ...]
    planned: tuple[StepEnd, ...] = ()


@decides(SendBack)
def decide_send_back(state: DossierState, command: SendBack, context: Context) -> list[SentBack]:
    check_handed_over(state)
    check_undecided(state)
    reason = check_text(command.reason, "reason", "lý do trả lại thẩm định", "reason for sending it back")
    step = check_turn_of(state, StepKind.APPROVE)
    reopened = steps_to_reopen(state.process, step) if state.process and step else ()
    if not reopened:
        raise Refused(
            "no_appraisal_to_reopen",
            vi="Quy trình của hồ sơ này không có bước thẩm định trước khi phê duyệt. Hãy quyết định, "
            "hoặc yêu cầu bổ sung.",
            en="The process of this dossier has no appraisal before approval. Decide, or ask for a supplement.",
        )
    return [SentBack(reason, reopened)]


def steps_to_reopen(process: FrozenProcess, approval: Step) -> tuple[str, ...]:
    """The appraisals nearest before the approval, and what lies between; none where no appraisal leads to it."""
    before = set(_before(process, approval.after))
    again = {step.key for step in process.steps if step.key in before and step.kind is StepKind.APPRAISE}
    nearest = {key for key in again if not again & _after(process, key)}
    between = {key for appraisal in nearest for key in _after(process, appraisal) & before}
    return tuple(step.key for step in process.steps if step.key in nearest | between)


def _before(process: FrozenProcess, keys: Iterable[str]) -> set[str]:
    """The steps with these keys and everything that must be done before them."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += process.step(key).after
    return found


def _after(process: FrozenProcess, key: str) -> set[str]:
    """What may begin only when the step has been done."""
    return {step.key for step in process.steps if key in _before(process, step.after)}


@evolves(SentBack, undoable=True)
def evolve_sent_back(state: DossierState, fact: SentBack, at: datetime) -> DossierState:
    return state.evolved(steps_done=state.steps_done - set(fact.steps))
