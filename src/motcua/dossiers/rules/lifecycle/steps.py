"""Working a step of the frozen process: start and finish (bước xử lý; TT 01/2018/TT-VPCP Art 8).

Receiving, approving, issuing and returning are steps too, but their own commands finish them; what is left to start and
finish by hand is appraisal and consultation.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_clock_running, check_status
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status, StepEnd
from motcua.kernel.errors import Refused
from motcua.processes.rules.template import Step, StepKind
from motcua.worktime.rules.terms import TermUnit

BY_HAND = frozenset({StepKind.APPRAISE, StepKind.CONSULT})


@dataclass(frozen=True, slots=True)
class StartStep:
    step: str


@dataclass(frozen=True, slots=True)
class StepStarted:
    KIND: ClassVar[str] = "step_started"
    step: str


@dataclass(frozen=True, slots=True)
class FinishStep:
    step: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepFinished:
    KIND: ClassVar[str] = "step_finished"
    step: str
    note: str = ""
    planned: tuple[StepEnd, ...] = ()


@decides(StartStep)
def decide_start_step(state: DossierState, command: StartStep, context: Context) -> list[StepStarted]:
    check_handed_over(state)
    check_workable(state, command.step)
    if command.step in state.steps_started:
        raise Refused(
            "step_already_started",
            vi="Bước này đã có người bắt đầu. Hãy mở hồ sơ để xem ai đang xử lý.",
            en="This step has been started already. Open the dossier to see who is on it.",
        )
    return [StepStarted(command.step)]


@evolves(StepStarted, undoable=True)
def evolve_step_started(state: DossierState, fact: StepStarted, at: datetime) -> DossierState:
    return state.evolved(status=Status.PROCESSING, steps_started=state.steps_started | {fact.step})


@decides(FinishStep)
def decide_finish_step(state: DossierState, command: FinishStep, context: Context) -> list[StepFinished]:
    check_handed_over(state)
    check_workable(state, command.step)
    return [StepFinished(command.step, command.note.strip())]


@evolves(StepFinished, undoable=True)
def evolve_step_finished(state: DossierState, fact: StepFinished, at: datetime) -> DossierState:
    return state.evolved(
        status=Status.PROCESSING,
        steps_done=state.steps_done | {fact.step},
        steps_started=state.steps_started - {fact.step},
    )


def check_handed_over(state: DossierState) -> None:
    """Work begins when the dossier has been handed over; what is done at once may be done at the counter (Art 17.5)."""
    check_clock_running(state)
    if is_done_at_once(state):
        check_status(state, Status.ACCEPTED, Status.PROCESSING)
    else:
        check_status(state, Status.PROCESSING)


def is_done_at_once(state: DossierState) -> bool:
    """What is done at once may be done at the counter, without a hand-over (NĐ 61/2018 Art 17.5)."""
    return state.term is not None and state.term.unit is TermUnit.AT_ONCE


def open_steps(state: DossierState) -> tuple[Step, ...]:
    """The steps whose turn it is now, in the order of the process; none when waiting or ended."""
    if state.process is None or not state.is_open or state.is_waiting:
        return ()
    return state.process.next_steps(state.steps_done)


def check_workable(state: DossierState, key: str) -> None:
    """The step is one of the process, its turn has come, and it is one that is worked by hand."""
    turn = open_steps(state)
    if any(step.key == key and step.kind in BY_HAND for step in turn):
        return
    names_vi = ", ".join(step.name.vi for step in turn) or "không có"
    names_en = ", ".join(step.name.en for step in turn) or "none"
    raise Refused(
        "step_not_open",
        vi=f"Chưa đến lượt bước “{key}”, hoặc bước đã xong. Bước đang chờ: {names_vi}.",
        en=f"It is not the turn of step “{key}”, or it is done. Steps now open: {names_en}.",
        step=key,
    )


def check_turn_of(state: DossierState, kind: StepKind) -> Step | None:
    """The open step of `kind`, whose turn has come; None where the frozen process has no such step."""
    if state.process is None or not state.process.steps_of(kind):
        return None
    turn = state.process.next_steps(state.steps_done)
    for step in turn:
        if step.kind is kind:
            return step
    raise Refused(
        "earlier_step_open",
        vi=f"Còn bước chưa xong: {', '.join(step.name.vi for step in turn)}. Hãy hoàn thành bước đó trước.",
        en=f"Earlier steps are still open: {', '.join(step.name.en for step in turn)}. Finish them first.",
    )
