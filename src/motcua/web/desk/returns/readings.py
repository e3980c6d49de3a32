"""Reads the results that are ready, and what was given to the post on a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.awaiting import found_by, ready_results, returnable, returned_by_post
from motcua.dossiers.rules.documents import result_of
from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.payments.queries import holding_up
from motcua.payments.standing import with_standing

ROWS = 50


@dataclass(frozen=True, slots=True)
class Ready:
    """A result that waits to be given out; `owed` in đồng holds it up. The addresses are "" without a file."""

    code: str
    seq: int
    summary: str
    owner: str
    applicant: str
    number: str
    is_refusal: bool
    finished_at: datetime | None
    file_name: str
    file_address: str
    signed_by: str
    view_address: str
    owed: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A result given to the post, for its hand-over list."""

    code: str
    summary: str
    receiver: str
    address: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadyResults:
    """`is_more`: there are others than these; a narrower search shows them."""

    rows: tuple[Ready, ...]
    is_more: bool

    @property
    def receiver(self) -> str:
        """The applicant, where all results are one's."""
        names = {row.applicant for row in self.rows}
        return names.pop() if len(names) == 1 else ""


def read_ready(actor: Actor, asked: str) -> ReadyResults:
    """The ready results that match, the latest first."""
    found = list(with_standing(found_by(ready_results(actor), nfc(asked)))[: ROWS + 1])
    rows = tuple(_ready(loaded) for loaded in returnable(actor, found[:ROWS]))
    return ReadyResults(rows, len(found) > ROWS)


def _ready(loaded: LoadedDossier) -> Ready:
    state, row = loaded.state, loaded.row
    file = result_of(state.attachments)
    place = [state.code, file.number] if file else []
    issued = [event.fact for event in loaded.events if event.kind == "result_issued"]
    return Ready(
        code=state.code,
        seq=state.seq,
        summary=row.summary,
        owner=row.owner_name,
        applicant=row.applicant_name or row.owner_name,
        number=issued[-1].number if issued else "",
        is_refusal=row.outcome == "refused",
        finished_at=state.finished_at,
        file_name=file.document.name if file else "",
        file_address=reverse("file", args=place) if file else "",
        signed_by=file.document.signed_by if file else "",
        view_address=reverse("file-view", args=place) if file else "",
        owed=holding_up(row),
    )


def read_posted(actor: Actor, day: date) -> tuple[Posted, ...]:
    """What was given to the post on that day, in the order of giving."""
    first = datetime.combine(day, time.min, VIETNAM)
    return tuple(_posted(loaded) for loaded in returned_by_post(actor, first, first + timedelta(days=1)))


def _posted(loaded: LoadedDossier) -> Posted:
    state = loaded.state
    returned = [event.fact for event in loaded.events if event.kind == "returned"][-1]
    parties = [party for party in (state.applicant, state.owner, state.representative) if party]
    named = [party for party in parties if party.name == returned.receiver] or parties
    address = next((party.address for party in named if party.address), "")
    return Posted(state.code, loaded.row.summary, returned.receiver, address, state.returned_at)
