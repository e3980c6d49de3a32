from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.reforms.access import draft_unknown
from motcua.reforms.models import DraftRow
from motcua.reforms.policies import drafting_post
from motcua.reforms.projection import columns_of
from motcua.reforms.rules.deciding import decide_begin
from motcua.reforms.rules.draft import DRAFTS
from motcua.reforms.rules.facts import Begun, DocumentType


@transaction.atomic
def begin_draft(
    actor: Actor, *, title: str, document_type: DocumentType, unit: str, at: datetime, request_id: UUID | None = None
) -> UUID:
    """Begin a draft at the actor's one-stop and return its key; the same request gives the same draft.

    Raises `NotFound` for whoever drafts nothing, `Invalid` for an empty title or unit.
    """
    post = drafting_post(actor)
    if post is None or post.centre_id is None:
        raise draft_unknown()
    known = made_by(DRAFTS, request_id)
    if known is not None:
        return known
    centre = ServiceCentre.objects.get(pk=post.centre_id)
    facts = decide_begin(Begun(title.strip(), document_type, unit.strip(), centre.code))
    subject, by = uuid4(), actor.by(post.code)
    written = append(DRAFTS, subject, told(DRAFTS, subject), facts, by=by, at=at, request_id=request_id)
    DraftRow.objects.create(pk=subject, centre=centre, seq=written.seq, **columns_of(written.state))
    return subject
