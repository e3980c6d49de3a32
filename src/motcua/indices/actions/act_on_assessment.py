"""The one way in which an assessment goes on: load by the door, decide, append, keep the row, in one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.indices.access import Loaded, assessment_for
from motcua.indices.models import Assessment
from motcua.indices.policies import no_such_assessment
from motcua.indices.rules.composite.story import ASSESSMENT
from motcua.journal.writer import append, done_already
from motcua.organisation.actors import Actor


@transaction.atomic
def act_on_assessment(
    actor: Actor,
    number: UUID,
    decide: Callable[[Loaded], Sequence[Any]],
    *,
    may: Callable[[Loaded], bool],
    at: datetime,
    request_id: UUID | None = None,
) -> Assessment:
    """Carry out what `decide` gives; repeated with the same `request_id`, nothing more happens.

    Raises `NotFound` where the actor may not see it or `may` says no, `Conflict` for who comes second, and what
    `decide` raises.
    """
    loaded = assessment_for(actor, number, locked=True)
    if not may(loaded):
        raise no_such_assessment()
    if done_already(ASSESSMENT, number, request_id):
        return loaded.row
    by = actor.by()
    told = append(ASSESSMENT, number, loaded.told, decide(loaded), by=by, at=at, request_id=request_id)
    row = loaded.row
    row.status, row.index_hundredths, row.changed_at = told.state.step.value, told.state.hundredths, at
    row.save(update_fields=["status", "index_hundredths", "changed_at"])
    return row
