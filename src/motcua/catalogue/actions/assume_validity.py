"""Let imported revisions begin earlier than their source saw them: an assumption of a training site, and said so."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.models import Procedure, ProcedureRevision, RevisionEvent
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.lifecycle import Status
from motcua.organisation.actors import Actor

BATCH = 500


@transaction.atomic
def assume_validity(
    actor: Actor, codes: Iterable[str], *, since: date, source: str, note: str, at: datetime
) -> list[ProcedureRevision]:
    """Let the imported revisions in force of these procedures begin on `since`, and return those that were changed.

    `source` is put before theirs, and `note` stands on every page of them. Revisions that this site published, have
    ended, or begin earlier are left alone; the change is in each one's history. Raises `Refused` for all but the
    keepers of the catalogue.
    """
    check_may_edit(actor)
    codes = set(codes)
    imported = ProcedureRevision.objects.filter(status=Status.PUBLISHED, origin=ProcedureRevision.NATIONAL)
    changed = list(
        imported.filter(procedure__code__in=codes, valid_to=None, valid_from__gt=since)
        .select_for_update(of=["self"])
        .only("source", "valid_from", "catalogue_note")
    )
    events = []
    for revision in changed:
        detail = {"valid_from": str(revision.valid_from), "since": since.isoformat(), "source": source}
        events.append(RevisionEvent(revision=revision, at=at, by_id=actor.account_id, verb="assumed", detail=detail))
        revision.source = f"{source}; {revision.source}"
        revision.valid_from, revision.catalogue_note = since, note
    ProcedureRevision.objects.bulk_update(changed, ["source", "valid_from", "catalogue_note"], batch_size=BATCH)
    RevisionEvent.objects.bulk_create(events, batch_size=BATCH)
    Procedure.objects.filter(code__in=codes).update(catalogue_note=note)
    return changed
