"""Hand-over from the counter to the agency that resolves it (chuyển hồ sơ; NĐ 61/2018 Art 18).

The same working day; what is received after 15:00 may go at the start of the next working day. A late hand-over is
done and recorded as late: refusing it would only make the citizen wait longer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused
from motcua.worktime.rules.hand_over import hand_over_deadline


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


@decides(HandOver)
def decide_hand_over(state: DossierState, command: HandOver, context: Context) -> list[HandedOver]:
    check_status(state, Status.ACCEPTED)
    if state.accepted_at is None or state.clock_started_at is None:
        raise Refused(
            "clock_not_started",
            vi="Cơ quan có thẩm quyền chưa xác nhận đã nhận hồ sơ này. Hãy xác nhận nhận hồ sơ trước.",
            en="The competent agency has not confirmed receiving this dossier. Confirm receipt first.",
        )
    deadline = hand_over_deadline(state.clock_started_at, context.schedule)
    return [HandedOver(command.agency or state.agency, deadline, late=context.at > deadline, slip=command.slip)]


@evolves(HandedOver, undoable=True)
def evolve_handed_over(state: DossierState, fact: HandedOver, at: datetime) -> DossierState:
    return state.evolved(status=Status.PROCESSING, agency=fact.agency, handed_over_at=at)
