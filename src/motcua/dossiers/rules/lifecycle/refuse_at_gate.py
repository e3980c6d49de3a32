"""Refusal at the gate (từ chối tiếp nhận, form 03): the dossier is not accepted (NĐ 61/2018 Art 17.1b)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status


@dataclass(frozen=True, slots=True)
class RefuseAtGate:
    reason: str
    ground: str


@dataclass(frozen=True, slots=True)
class RefusedAtGate:
    KIND: ClassVar[str] = "refused_at_gate"
    reason: str
    ground: str


@decides(RefuseAtGate)
def decide_refuse_at_gate(state: DossierState, command: RefuseAtGate, context: Context) -> list[RefusedAtGate]:
    check_status(state, Status.DRAFT, Status.REGISTERED)
    return [RefusedAtGate(reason=reason_of(command), ground=ground_of(command))]


def reason_of(command: RefuseAtGate) -> str:
    return check_text(command.reason, "reason", "lý do từ chối", "reason for refusal")


def ground_of(command: RefuseAtGate) -> str:
    return check_text(command.ground, "ground", "căn cứ pháp lý", "legal ground")


@evolves(RefusedAtGate)
def evolve_refused_at_gate(state: DossierState, fact: RefusedAtGate, at: datetime) -> DossierState:
    return state.evolved(status=Status.NOT_ACCEPTED, finished_at=at)
