"""How an act on a draft is done: seen, allowed, not done before, decided, written with its row in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By
from motcua.organisation.actors import Actor
from motcua.reforms.access import draft_for, draft_unknown
from motcua.reforms.models import DraftRow
from motcua.reforms.projection import columns_of
from motcua.reforms.rules.draft import DRAFTS, Draft


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts on which draft, when, and by which request (a repeated one is harmless).

    `seen`: how many events the page showed on which somebody judges the draft; None: whatever stands.
    """

    actor: Actor
    subject: UUID
    at: datetime
    request_id: UUID | None = None
    seen: int | None = None

    @property
    def by(self) -> By:
        return self.actor.by()

    @property
    def today(self) -> date:
        return self.at.astimezone(VIETNAM).date()


def carry_out(act: Act, may: Callable[[Actor, DraftRow], bool], decide: Callable[[Draft], Sequence[Any]]) -> Draft:
    """Do what `decide` decides.

    Raises `NotFound` where the actor may not see or do it, `Conflict` where the draft is no longer as it was seen, and
    what `decide` raises.
    """
    with transaction.atomic():
        row, told = draft_for(act.actor, act.subject, locked=True)
        if not may(act.actor, row):
            raise draft_unknown()
        if done_already(DRAFTS, act.subject, act.request_id):
            return told.state
        check_seen(told, act.seen)
        told = append(DRAFTS, act.subject, told, decide(told.state), by=act.by, at=act.at, request_id=act.request_id)
        DraftRow.objects.filter(pk=act.subject).update(seq=told.seq, **columns_of(told.state))
    return told.state
