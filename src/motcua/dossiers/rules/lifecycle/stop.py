"""Ending before a result: the applicant withdraws (rút), or processing stops (dừng, form 05 of TT 03/2025).

Both only before the result is decided; originals go back, and what was paid is a matter for a refund.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Interval, Status


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The applicant takes the dossier back; `requested_by` is who asked."""

    requested_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    KIND: ClassVar[str] = "withdrawn"
    requested_by: str
    reason: str = ""


@decides(Withdraw)
def decide_withdraw(state: DossierState, command: Withdraw, context: Context) -> list[Withdrawn]:
    check_status(
        state,
        Status.REGISTERED,
        Status.ACCEPTED,
        Status.PROCESSING,
        Status.AWAITING_SUPPLEMENT,
    )
    check_undecided(state)
    by = check_text(command.requested_by, "requested_by", "người đề nghị rút hồ sơ", "person who asks for withdrawal")
    return [Withdrawn(by, command.reason.strip())]


@evolves(Withdrawn)
def evolve_withdrawn(state: DossierState, fact: Withdrawn, at: datetime) -> DossierState:
    return state.evolved(status=Status.WITHDRAWN, finished_at=at, intervals=close_intervals(state, at))


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop processing, for instance because papers asked for were never brought."""

    reason: str
    ground: str


@dataclass(frozen=True, slots=True)
class Stopped:
    KIND: ClassVar[str] = "stopped"
    reason: str
    ground: str


@decides(Stop)
def decide_stop(state: DossierState, command: Stop, context: Context) -> list[Stopped]:
    check_status(state, Status.PROCESSING, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)
    check_undecided(state)
    return [
        Stopped(
            check_text(command.reason, "reason", "lý do dừng", "reason for stopping"),
            check_text(command.ground, "ground", "căn cứ dừng", "ground for stopping"),
        )
    ]


@evolves(Stopped)
def evolve_stopped(state: DossierState, fact: Stopped, at: datetime) -> DossierState:
    return state.evolved(status=Status.STOPPED, finished_at=at, intervals=close_intervals(state, at))


def close_intervals(state: DossierState, at: datetime) -> tuple[Interval, ...]:
    return tuple(Interval(item.kind, item.since, item.until or at) for item in state.intervals)
