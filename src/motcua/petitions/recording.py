"""What every act on a petition shares: the row held, the state last seen, the event added, the row written.

Two officers at once: the row is held, so the second one decides upon what the first one did, and `seen` tells that the
page was older (`acted_meanwhile`). The same request again changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By
from motcua.organisation.actors import Actor
from motcua.petitions.access import Key, Loaded, own_petition, petition_for
from motcua.petitions.models import Petition as Row
from motcua.petitions.policies import no_such_petition, post_for
from motcua.petitions.rows import save_row
from motcua.petitions.rules.moves import Act
from motcua.petitions.rules.petition import PETITIONS, Petition
from motcua.petitions.telling import tell_sender

SENDER = By("Người gửi")
"""By whom a sender's act is: the story does not say who that is."""


@dataclass(frozen=True, slots=True)
class Request:
    """`seen`: the number of the event last seen by who acts; `number`: makes a repeated request harmless."""

    seen: int
    number: UUID
    at: datetime


type Decide = Callable[[Loaded], Any]
"""The fact or facts to be added. May raise any domain error."""


def act(actor: Actor, subject: UUID, which: Act, request: Request, decide: Decide) -> Told[Petition]:
    """An officer's act. Raises `NotFound` where the petition or the act is not this officer's, `Conflict` where
    somebody acted meanwhile, and what `decide` raises."""
    with transaction.atomic():
        if done := _held_and_done(subject, request):
            return done
        loaded = petition_for(actor, subject, request.at.astimezone(VIETNAM).date())
        post = post_for(actor, loaded.row, which)
        if post is None:
            raise no_such_petition()
        return _add(loaded, request, decide, actor.by(post.code))


def act_as_sender(key: Key, subject: UUID, request: Request, decide: Decide) -> Told[Petition]:
    """The sender's act. Raises `NotFound` for everybody else, `Conflict`, and what `decide` raises."""
    with transaction.atomic():
        done = _held_and_done(subject, request)
        loaded = own_petition(key, subject)
        return done or _add(loaded, request, decide, SENDER)


def _held_and_done(subject: UUID, request: Request) -> Told[Petition] | None:
    """Hold the row first: of two that send one request at once, the second waits here and then finds it done."""
    Row.objects.select_for_update(of=("self",)).filter(pk=subject).first()
    return told(PETITIONS, subject) if done_already(PETITIONS, subject, request.number) else None


def _add(loaded: Loaded, request: Request, decide: Decide, by: By) -> Told[Petition]:
    check_seen(loaded.told, request.seen)
    decided = decide(loaded)
    facts = decided if isinstance(decided, tuple) else (decided,)
    after = append(PETITIONS, loaded.row.pk, loaded.told, facts, by=by, at=request.at, request_id=request.number)
    save_row(loaded.row.pk, after)
    tell_sender(loaded.row.pk, after, since=loaded.told.seq)
    return after
