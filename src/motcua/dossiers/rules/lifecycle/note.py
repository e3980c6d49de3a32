"""An internal note (ghi chú nội bộ): what colleagues must know of a dossier, beside the work and without moving it.

Appended like any event, so nobody takes it out again; the citizen is never shown it. It stands beside the acts: the
last one can still be undone by whoever did it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class AddNote:
    text: str


@dataclass(frozen=True, slots=True)
class NoteAdded:
    KIND: ClassVar[str] = "note_added"
    text: str


@decides(AddNote)
def decide_add_note(state: DossierState, command: AddNote, context: Context) -> list[NoteAdded]:
    if state.status is Status.DRAFT:
        raise Refused(
            "note_on_draft",
            vi="Hồ sơ chưa nộp thì chưa có ghi chú nội bộ. Hãy tiếp nhận hồ sơ trước.",
            en="What has not been handed in has no internal notes. Accept the dossier first.",
        )
    return [NoteAdded(check_text(command.text, "text", "nội dung ghi chú", "text of the note"))]


@evolves(NoteAdded, beside_the_work=True)
def evolve_note_added(state: DossierState, fact: NoteAdded, at: datetime) -> DossierState:
    return state
