"""Sending a dossier to the competent one-stop, paper and data together (chuyển hồ sơ; NĐ 61/2018 Art 18.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Forward:
    """Send on to `to_centre` (code), which offers the procedure that day and whose agency is `to_agency`."""

    to_centre: str
    to_agency: str
    to_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    KIND: ClassVar[str] = "forwarded"
    from_centre: str
    to_centre: str
    to_agency: str
    reason: str


@decides(Forward)
def decide_forward(state: DossierState, command: Forward, context: Context) -> list[Forwarded]:
    check_status(state, Status.REGISTERED, Status.ACCEPTED)
    reason = check_text(command.reason, "reason", "lý do chuyển", "reason for forwarding")
    if command.to_centre == state.centre:
        raise Refused(
            "same_centre",
            vi="Hồ sơ đang ở chính nơi này. Hãy chọn nơi tiếp nhận khác.",
            en="The dossier is at this one-stop already. Choose another one.",
            field="to_centre",
        )
    return [Forwarded(state.centre, command.to_centre, command.to_agency, reason)]


@evolves(Forwarded)
def evolve_forwarded(state: DossierState, fact: Forwarded, at: datetime) -> DossierState:
    return state.evolved(centre=fact.to_centre, agency=fact.to_agency)
