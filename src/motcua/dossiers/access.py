"""The one door to a dossier: loaded by its code for an actor, or not found. Absent and forbidden look alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from motcua.dossiers import directory
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.rules.state import DossierState
from motcua.dossiers.stored import StoredEvent, restore
from motcua.kernel.errors import NotFound
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor

STORED = ("seq", "kind", "at", "actor_account", "actor_name", "actor_post", "data", "hash")


@dataclass(frozen=True, slots=True)
class LoadedDossier:
    """A dossier that the actor may see: its row, its events in order, and the state they amount to.

    `stored` is the events as they lie in the database, for whoever checks their chain.
    """

    row: Dossier
    events: tuple[Event, ...]
    state: DossierState
    stored: tuple[StoredEvent, ...]

    @property
    def head(self) -> bytes:
        """The hash of the last event."""
        return self.stored[-1].hash


def dossier_for(actor: Actor, code: str) -> LoadedDossier:
    """The dossier with `code`. Raises `Invalid` for what is no code, `NotFound` for absent or not this actor's."""
    text = parse_code(code).text
    return load(visible_to(actor).filter(code=text).select_related("centre__unit").first())


def draft_for(actor: Actor, dossier_id: int) -> LoadedDossier:
    """A dossier without a code yet (a draft, or submitted online), by its number."""
    return load(visible_to(actor).filter(pk=dossier_id).select_related("centre__unit").first())


def load_all(rows: Iterable[Dossier]) -> list[LoadedDossier]:
    """Fold the events of many rows, read in one query; in the order of the rows."""
    found = {row.pk: row for row in rows}
    events = DossierEvent.objects.filter(dossier_id__in=list(found)).order_by("dossier_id", "seq")
    stored: dict[int, list[StoredEvent]] = {}
    for number, *values in events.values_list("dossier_id", *STORED):
        stored.setdefault(number, []).append(stored_event(tuple(values)))
    return [_folded(row, stored[number]) for number, row in found.items() if number in stored]


def load(row: Dossier | None) -> LoadedDossier:
    """Fold the events of `row`. Raises `NotFound` for None."""
    if row is None:
        raise dossier_not_found()
    stored = [
        stored_event(values) for values in DossierEvent.objects.filter(dossier=row).order_by("seq").values_list(*STORED)
    ]
    return _folded(row, stored)


def dossier_not_found() -> NotFound:
    """The one answer for a dossier that is absent and for one that is not the asker's."""
    return NotFound(
        "dossier_not_found",
        vi="Không tìm thấy hồ sơ. Hãy kiểm tra lại mã, hoặc hỏi nơi đã tiếp nhận.",
        en="No such dossier. Check the code, or ask where it was handed in.",
    )


def _folded(row: Dossier, stored: list[StoredEvent]) -> LoadedDossier:
    events = tuple(restore(stored, directory.processes))
    return LoadedDossier(row, events, fold(events), tuple(stored))


def stored_event(values: tuple[Any, ...]) -> StoredEvent:
    """A `StoredEvent` from the columns `STORED`."""
    seq, kind, at, account, name, post, data, digest = values
    return StoredEvent(seq, kind, at, account, name, post, _as_object(data), bytes(digest))


def _as_object(data: Any) -> dict[str, Any]:
    """JSON as the ORM reads it (an object) or as a plain cursor does (its text)."""
    return orjson.loads(data) if isinstance(data, str | bytes) else data
