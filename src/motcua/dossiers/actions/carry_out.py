"""Carrying out a command: load, may one, decide, append. Every act on a dossier goes this way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers import policies, writer
from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.events import By, Event
from motcua.dossiers.rules.lifecycle import decide
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import DossierState
from motcua.dossiers.schedules import schedule_of_centre
from motcua.kernel.errors import Conflict
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to: the events it appended (none when the request had been carried out before)."""

    dossier_id: int
    state: DossierState
    events: tuple[Event, ...]


def carry_out(
    actor: Actor,
    dossier: str | int,
    command: Any,
    *,
    at: datetime,
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Carry out `command` on a dossier (its code, or its number before it has one) at the instant `at`.

    `seen` is the number of the last event that the actor was looking at; `request_id` makes a repeated call harmless.
    Raises `NotFound`, `Refused`, `Invalid`, and `Conflict` when somebody has just acted.
    """
    if request_id and DossierEvent.objects.filter(request_id=request_id).exists():
        return _unchanged(actor, dossier)
    try:
        with transaction.atomic():
            loaded = _load(actor, dossier)
            if seen is not None and seen != loaded.state.seq:
                raise just_acted(loaded)
            policies.check_may(actor, command, loaded.state, loaded.row.centre_id)
            events = decide(loaded.state, command, context_for(actor, loaded, at))
            item = writer.Append(loaded.row.pk, loaded.state, loaded.head, events, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated:
        return _unchanged(actor, dossier)
    except writer.ActedMeanwhile as error:
        raise just_acted(_load(actor, dossier)) from error
    return Done(loaded.row.pk, change.after, events)


def by_of(actor: Actor) -> By:
    """How `actor` is written into the story."""
    return By(actor.name, actor.account_id, actor.post_code)


def context_for(actor: Actor, loaded: LoadedDossier, at: datetime) -> Context:
    """What the rules may look at: the law of the day of acceptance, and the working time of the dossier's centre."""
    accepted = loaded.state.accepted_at
    return Context(
        at=at,
        by=by_of(actor),
        schedule=schedule_of_centre(loaded.state.centre, at.date()),
        regime=regime_on((accepted or at).date()),
    )


def just_acted(loaded: LoadedDossier) -> Conflict:
    """The refusal for the second of two: who acted, when."""
    last = loaded.events[-1]
    return Conflict(
        "someone_just_acted",
        vi=f"{last.by.name} vừa xử lý hồ sơ này lúc {last.at:%H:%M:%S %d/%m/%Y}. Hãy tải lại để xem rồi làm tiếp.",
        en=f"{last.by.name} has just acted on this dossier at {last.at:%H:%M:%S %d/%m/%Y}. Reload it and go on.",
        seq=loaded.state.seq,
    )


def _unchanged(actor: Actor, dossier: str | int) -> Done:
    loaded = _load(actor, dossier)
    return Done(loaded.row.pk, loaded.state, ())


def _load(actor: Actor, dossier: str | int) -> LoadedDossier:
    return dossier_for(actor, dossier) if isinstance(dossier, str) else draft_for(actor, dossier)
