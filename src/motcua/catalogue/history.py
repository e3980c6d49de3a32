"""The one writer of what was done to a revision."""

from datetime import datetime
from typing import Any

from motcua.catalogue.models import ProcedureRevision, RevisionEvent
from motcua.organisation.actors import Actor


def note_event(revision: ProcedureRevision, verb: str, actor: Actor, at: datetime, **detail: Any) -> None:
    """Write down that `actor` did `verb` at `at`; `detail` is plain JSON."""
    RevisionEvent.objects.create(revision=revision, at=at, by_id=actor.account_id, verb=verb, detail=detail)
