"""An abolished one-stop's open dossiers go to its successor (Luật 72/2025/QH15: districts ended on 30/06/2025).

Whatever the dossier is waiting for, it goes on from there under the successor: nothing is received anew, no step is
done again, and the due date does not move.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused

OPEN = (
    Status.REGISTERED,
    Status.ACCEPTED,
    Status.PROCESSING,
    Status.AWAITING_SUPPLEMENT,
    Status.AWAITING_PAYMENT,
)


@dataclass(frozen=True, slots=True)
class MoveToSuccessor:
    """Move to the one-stop `to_centre`, on the legal `ground`; `to_agency` resolves it from now on."""

    to_centre: str
    to_agency: str
    ground: str


@dataclass(frozen=True, slots=True)
class MovedToSuccessor:
    KIND: ClassVar[str] = "moved_to_successor"
    from_centre: str
    to_centre: str
    to_agency: str
    ground: str


@decides(MoveToSuccessor)
def decide_move_to_successor(state: DossierState, command: MoveToSuccessor, context: Context) -> list[MovedToSuccessor]:
    check_status(state, *OPEN)
    ground = check_text(command.ground, "ground", "căn cứ pháp lý của việc chuyển giao", "legal ground of the move")
    if command.to_centre == state.centre:
        raise Refused(
            "same_centre",
            vi="Hồ sơ đang ở chính nơi này. Hãy chọn đơn vị kế thừa.",
            en="The dossier is at this one-stop already. Choose the successor.",
            field="to_centre",
        )
    return [MovedToSuccessor(state.centre, command.to_centre, command.to_agency, ground)]


@evolves(MovedToSuccessor)
def evolve_moved_to_successor(state: DossierState, fact: MovedToSuccessor, at: datetime) -> DossierState:
    return state.evolved(centre=fact.to_centre, agency=fact.to_agency)
