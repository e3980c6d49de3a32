"""Hand-over from the counter to the agency that resolves it (chuyển hồ sơ; NĐ 61/2018 Art 18).

The same working day; what is received after 15:00 may go at the start of the next working day. A late hand-over is
done and recorded as late: refusing it would only make the citizen wait longer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_clock_running, check_status
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status, StepEnd
from motcua.kernel.errors import Refused
from motcua.organisation.rules.agency_codes import in_order_of_2020
from motcua.worktime.rules.hand_over import hand_over_deadline

MARGIN = timedelta(hours=1)
"""The house's reading of "the start of the next working day": within its first hour. The same day ends at closing."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the dossier to `agency` (code; empty keeps the one it has), with the number of the control slip."""

    agency: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    KIND: ClassVar[str] = "handed_over"
    agency: str
    deadline: datetime
    late: bool = False
    slip: str = ""
    planned: tuple[StepEnd, ...] = ()


@decides(HandOver)
def decide_hand_over(state: DossierState, command: HandOver, context: Context) -> list[HandedOver]:
    check_status(state, Status.ACCEPTED)
    check_clock_running(state)
    received = last_received(state, context)
    deadline = hand_over_deadline(received, context.schedule)
    margin = MARGIN if deadline.date() > received.date() else timedelta(0)
    late = context.at > deadline + margin
    return [HandedOver(command.agency or state.agency, deadline, late=late, slip=command.slip)]


def last_received(state: DossierState, context: Context) -> datetime:
    """When the counter last got what it hands over: at acceptance, or when the papers asked for came."""
    came = [item.until for item in state.intervals if item.until is not None]
    return max([state.clock_started_at or context.at, *came])


def own_agencies(state: DossierState) -> frozenset[str]:
    """The agencies, by their codes of 2020, that resolve the dossier: the competent one and those of its process."""
    named = {state.agency}
    if state.process is not None:
        named |= {state.process.lead_agency, *(step.agency_code for step in state.process.steps)}
    return frozenset(in_order_of_2020(code) for code in named if code)


def check_receiver(name: str, may_receive: bool) -> None:
    """A dossier goes to whom it concerns, not to just any agency."""
    if may_receive:
        return
    raise Refused(
        "not_this_agencys_matter",
        vi=f"{name} không phải cơ quan giải quyết hồ sơ này: không có trong quy trình, cũng không thuộc đơn vị của bộ "
        "phận một cửa hay cấp trên. Hãy chọn đúng cơ quan, hoặc chuyển hồ sơ đến bộ phận một cửa có thẩm quyền.",
        en=f"{name} does not resolve this dossier: it is not in its process, nor an agency of the one-stop's unit or "
        "of one above it. Choose the right agency, or forward the dossier to the competent one-stop.",
        field="agency",
    )


@evolves(HandedOver, undoable=True)
def evolve_handed_over(state: DossierState, fact: HandedOver, at: datetime) -> DossierState:
    return state.evolved(status=Status.PROCESSING, agency=fact.agency, handed_over_at=at)
