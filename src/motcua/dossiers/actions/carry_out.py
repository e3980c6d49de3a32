"""Carrying out a command: load, may one, decide, append. Every act on a dossier goes this way."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers import directory, policies, writer
from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.files import check_kept
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.lifecycle import decide
from motcua.dossiers.rules.lifecycle.accept import Accept
from motcua.dossiers.rules.lifecycle.assign import Reassign
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.succeed import MoveToSuccessor
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import DossierState
from motcua.dossiers.schedules import schedule_of
from motcua.kernel.errors import Conflict, Invalid
from motcua.kernel.facts import By, Event
from motcua.organisation.actors import Actor, HeldPost
from motcua.worktime.rules.schedule import in_vietnam


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
    if type(command) in OWN_ACTION:
        raise TypeError(f"{type(command).__name__} has an action of its own, which looks up what the rules must know")
    return carry_out_prepared(actor, dossier, command, at=at, seen=seen, request_id=request_id)


OWN_ACTION = frozenset({Accept, Forward, Correct, HandOver, Consult, MoveToSuccessor, Reassign})


def carry_out_prepared(
    actor: Actor,
    dossier: str | int,
    command: Any,
    *,
    at: datetime,
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """`carry_out` for the actions that have prepared their command from the catalogue or the organisation."""
    if request_id and (done := done_already(actor, dossier, request_id)):
        return done
    check_kept(command)
    try:
        with transaction.atomic():
            loaded = _load(actor, dossier)
            if seen is not None and seen != loaded.state.seq:
                raise just_acted(loaded)
            centre = directory.centres.number(loaded.state.centre)
            post = policies.check_may(actor, command, loaded.state, centre)
            context = context_for(by_of(actor, post), loaded, at)
            absent = policies.absent_colleagues(actor, command, loaded.state, centre)
            events = decide(loaded.state, command, replace(context, stands_in_for=absent) if absent else context)
            item = writer.Append(loaded.row.pk, loaded.state, loaded.head, events, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated:
        return _unchanged(actor, dossier, DossierEvent.objects.get(request_id=request_id))
    except writer.ActedMeanwhile as error:
        raise just_acted(_load(actor, dossier)) from error
    return Done(loaded.row.pk, change.after, events)


def done_already(actor: Actor, dossier: str | int, request_id: UUID) -> Done | None:
    """The dossier as it is, where this request has been carried out before. Raises `Invalid` where it was another's."""
    event = DossierEvent.objects.filter(request_id=request_id).first()
    return _unchanged(actor, dossier, event) if event else None


def by_of(actor: Actor, post: HeldPost | None) -> By:
    """How `actor` is written into the story: with the post that gave the right, "" for a citizen."""
    return actor.by(post.code if post else "")


def context_for(by: By, loaded: LoadedDossier, at: datetime) -> Context:
    """What the rules may look at: the law of the day of acceptance, and the working time of the dossier's centre."""
    accepted = loaded.state.accepted_at
    return Context(
        at=at,
        by=by,
        schedule=schedule_of(loaded, in_vietnam(at).date()),
        regime=regime_on((accepted or in_vietnam(at)).date()),
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


def _unchanged(actor: Actor, dossier: str | int, event: DossierEvent) -> Done:
    """The dossier as it is, where this actor's same request has been carried out on it; else the number is taken."""
    loaded = _load(actor, dossier)
    if (event.dossier_id, event.actor_account) != (loaded.row.pk, actor.account_id):
        raise request_id_taken()
    return Done(loaded.row.pk, loaded.state, ())


def request_id_taken() -> Invalid:
    """Another request carries the same number: a mistake or an attack, never an answer."""
    return Invalid(
        "request_id_taken",
        vi="Yêu cầu này trùng số với một yêu cầu khác. Hãy tải lại trang rồi gửi lại.",
        en="This request has the same number as another one. Reload the page and send it again.",
    )


def _load(actor: Actor, dossier: str | int) -> LoadedDossier:
    return dossier_for(actor, dossier) if isinstance(dossier, str) else draft_for(actor, dossier)
