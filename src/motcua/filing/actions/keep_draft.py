"""Keeping what was typed: whole, at once, whether or not it is right. The last one to save a step is kept."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.filing.access import draft_of
from motcua.filing.models import Draft
from motcua.filing.rules.preparation import Preparation
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor

type Change = Callable[[Preparation], Preparation]


@transaction.atomic
def keep_draft(actor: Actor, key: UUID, change: Change, *, at: datetime) -> Draft:
    """Apply `change` to the actor's draft as it lies now: two devices that save different steps lose nothing.

    Raises `NotFound`, and `Refused` where it has been submitted meanwhile.
    """
    draft = draft_of(actor, key, for_update=True)
    if draft.dossier_id is not None:
        raise already_submitted()
    draft.content = change(Preparation.from_json(draft.content)).as_json()
    draft.version += 1
    draft.changed_at = at
    draft.save(update_fields=["content", "version", "changed_at"])
    return draft


@transaction.atomic
def drop_draft(actor: Actor, key: UUID) -> None:
    """Delete the actor's draft, which is no dossier yet. Raises `NotFound`, `Refused` for one that is."""
    draft = draft_of(actor, key, for_update=True)
    if draft.dossier_id is not None:
        raise already_submitted()
    draft.delete()


def already_submitted() -> Refused:
    return Refused(
        "draft_submitted",
        vi="Bản nháp này đã được nộp thành hồ sơ nên không sửa được nữa. Hãy xem ở “Hồ sơ của tôi”.",
        en="This draft has been submitted and can no longer be changed. See “My dossiers”.",
    )
