"""End a procedure (bãi bỏ, thay thế), naming what replaces it."""

from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.access import procedure_for
from motcua.catalogue.history import note_event
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.lifecycle import Status, check_expire
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actors import Actor


def expire_revision(
    actor: Actor, code: str, *, last_day: date, ground: str, successor_code: str = "", at: datetime
) -> ProcedureRevision:
    """Let the latest published revision of `code` end with `last_day`; dossiers accepted under it stay under it.

    `ground` is the document that ends it. The successor is offered to whoever tries to hand in a new dossier. Raises
    `Refused` for a last day outside its validity or a succession that comes back to itself, `Invalid` without ground.
    """
    check_may_edit(actor)
    with transaction.atomic():
        procedure = Procedure.objects.select_for_update().get(pk=procedure_for(actor, code).pk)
        successor = procedure_for(actor, successor_code) if successor_code else None
        _check_successor(procedure, successor)
        revision = procedure.revisions.filter(status=Status.PUBLISHED).order_by("-number").first()
        if revision is None:
            raise Refused(
                "revision_not_published",
                vi="Thủ tục này chưa từng được công bố nên không thể hết hiệu lực.",
                en="This procedure was never published, so it cannot expire.",
            )
        check_expire(Status(revision.status), revision.validity, last_day, ground)
        revision.valid_to, revision.expiry_ground = last_day, ground.strip()
        revision.save(update_fields=["valid_to", "expiry_ground"])
        procedure.successor = successor
        procedure.save(update_fields=["successor"])
        note_event(revision, "expired", actor, at, last_day=last_day.isoformat(), successor=successor_code)
    return revision


def _check_successor(procedure: Procedure, successor: Procedure | None) -> None:
    """A chain of successors must not come back to where it started."""
    seen = {procedure.pk}
    while successor is not None:
        if successor.pk in seen:
            raise Invalid(
                "successor_cycle",
                vi=f"Thủ tục thay thế {successor.code} lại dẫn về thủ tục này. Hãy chọn thủ tục khác.",
                en=f"The successor {successor.code} leads back to this procedure. Choose another one.",
                field="successor",
            )
        seen.add(successor.pk)
        successor = successor.successor
