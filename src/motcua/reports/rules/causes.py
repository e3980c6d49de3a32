"""Why a dossier is late, as far as its own story says; never guessed.

The reason written in the last letter of apology (with a new date or without: NĐ 61/2018/NĐ-CP Art 19.9) comes first.
Where there is no letter, a consulted agency that answered after its deadline, or has not answered by then (Art 19.5).
The rest have no recorded cause, and are counted as that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from motcua.dossiers.rules.lifecycle.extend import Apologised, Extended
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.facts import Event
from motcua.kernel.text import fold, nfc
from motcua.statistics.rules.definitions import Words


class Found(StrEnum):
    """Where a cause was found."""

    LETTER = "letter"
    CONSULTATION = "consultation"
    NOWHERE = "nowhere"


WORDS = {
    Found.LETTER: Words("Có nêu lý do trong văn bản xin lỗi", "A reason is given in a letter of apology"),
    Found.CONSULTATION: Words(
        "Cơ quan được lấy ý kiến trả lời chậm hoặc chưa trả lời", "A consulted agency answered late or has not answered"
    ),
    Found.NOWHERE: Words("Chưa ghi nguyên nhân", "No cause recorded"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """`reason` is the letter's own text, "" for the others."""

    found: Found
    reason: str = ""

    @property
    def key(self) -> str:
        """The same for the same reason, however its accents and capitals were typed."""
        if not self.reason:
            return str(self.found)
        return f"{self.found}-{sha256(fold(self.reason).encode()).hexdigest()[:12]}"

    @property
    def without_reason(self) -> "Cause":
        """As those may read it who may not read letters."""
        return Cause(self.found)


def cause_of(events: Iterable[Event], state: DossierState, end: datetime) -> Cause:
    """The cause that `events` (those before `end`, which amount to `state`) tell."""
    letters = [event.fact for event in events if isinstance(event.fact, Extended | Apologised)]
    if letters:
        return Cause(Found.LETTER, nfc(letters[-1].reason).strip())
    if any((each.replied_at or end) > each.due_at for each in state.consultations):
        return Cause(Found.CONSULTATION)
    return Cause(Found.NOWHERE)
