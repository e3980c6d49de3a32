"""Submit a draft for publication, or send it back."""

from datetime import datetime

from django.db import transaction

from motcua.catalogue.access import open_revision, procedure_for
from motcua.catalogue.history import note_event
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.lifecycle import Status, check_send_back, check_submit
from motcua.organisation.actors import Actor


def submit_revision(actor: Actor, code: str, *, at: datetime) -> ProcedureRevision:
    """Submit the draft of procedure `code`; harmless when it is submitted already. Raises `NotFound`."""
    check_may_edit(actor)
    with transaction.atomic():
        revision = _locked_revision(actor, code)
        if revision.status == Status.SUBMITTED:
            return revision
        check_submit(Status(revision.status))
        _move(revision, Status.SUBMITTED, "submitted", actor, at)
    return revision


def send_back_revision(actor: Actor, code: str, *, reason: str, at: datetime) -> ProcedureRevision:
    """Make the submitted revision a draft again. Raises `Invalid` without a reason, `Refused` when it is a draft."""
    check_may_edit(actor)
    with transaction.atomic():
        revision = _locked_revision(actor, code)
        check_send_back(Status(revision.status), reason)
        _move(revision, Status.DRAFT, "sent_back", actor, at, reason=reason.strip())
    return revision


def _locked_revision(actor: Actor, code: str) -> ProcedureRevision:
    procedure = procedure_for(actor, code)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    return open_revision(procedure)


def _move(revision: ProcedureRevision, status: Status, verb: str, actor: Actor, at: datetime, **detail: str) -> None:
    revision.status = status
    revision.save(update_fields=["status"])
    note_event(revision, verb, actor, at, **detail)
