"""Reads what waits for this approver: on one line what matters for the decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.awaiting import awaiting_decision, decidable
from motcua.dossiers.rules.trail import standing
from motcua.organisation.actors import Actor
from motcua.web.desk.list_keys import after_due, key_of_due
from motcua.web.desk.uploads import Upload
from motcua.web.statuses import Tag, timeliness_tag

ROWS = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for a decision, and what the appraiser said."""

    code: str
    seq: int
    summary: str
    owner: str
    due_at: datetime | None
    timeliness: Tag | None
    appraised_by: str
    opinion: str
    supplements: int
    is_extended: bool
    open_questions: int
    number: str  # typed for this one, where the page is shown again
    upload: Upload | None  # taken in for this one already


@dataclass(frozen=True, slots=True)
class Approvals:
    rows: tuple[Waiting, ...]
    next_key: str


def read_approvals(
    actor: Actor, after: str, numbers: Mapping[str, str], uploads: Mapping[str, Upload], now: datetime
) -> Approvals:
    """One page, the nearest due date first; `after` continues it. `numbers` typed and `uploads` taken already, by code.

    Raises `Invalid` for a forged key.
    """
    found = list(after_due(awaiting_decision(actor), after)[: ROWS + 1])
    page = found[:ROWS]
    rows = tuple(read_waiting(loaded, numbers, uploads, now) for loaded in decidable(actor, page))
    return Approvals(rows, key_of_due(page[-1]) if len(found) > ROWS else "")


def read_waiting(
    loaded: LoadedDossier, numbers: Mapping[str, str], uploads: Mapping[str, Upload], now: datetime
) -> Waiting:
    state, row = loaded.state, loaded.row
    appraisals = [event for event in standing(loaded.events) if event.kind == "step_finished"]
    return Waiting(
        code=state.code,
        seq=state.seq,
        summary=row.summary,
        owner=row.owner_name,
        due_at=state.due_at,
        timeliness=timeliness_tag(state.status, state.due_at, state.finished_at, state.waiting_since, now.date()),
        appraised_by=appraisals[-1].by.name if appraisals else "",
        opinion=appraisals[-1].fact.note if appraisals else "",
        supplements=state.supplements,
        is_extended=state.extended,
        open_questions=sum(item.replied_at is None for item in state.consultations),
        number=numbers.get(state.code, ""),
        upload=uploads.get(state.code),
    )
