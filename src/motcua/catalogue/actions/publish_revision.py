"""Publish a submitted revision (NĐ 63/2010/NĐ-CP Art 15), and enter it in the national database."""

from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.catalogue.access import open_revision, procedure_for
from motcua.catalogue.history import note_event
from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.audience import audiences_of
from motcua.catalogue.rules.lifecycle import Status, check_publish
from motcua.catalogue.rules.publication import Decision, Publisher, find_lateness
from motcua.catalogue.rules.search_words import columns_for
from motcua.catalogue.search_index import refresh_search_words
from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.organisation.actors import Actor
from motcua.worktime.queries import schedule_for


def publish_revision(actor: Actor, code: str, *, decision: Decision, at: datetime) -> ProcedureRevision:
    """Publish the submitted revision of procedure `code`; the one in force ends the day before the new one's first.

    Late is allowed and noted in `lateness`. Raises what `check_publish` raises: missing parts, papers that databases
    hold, dates in the wrong order.
    """
    check_may_edit(actor)
    with transaction.atomic():
        procedure = Procedure.objects.select_for_update().get(pk=procedure_for(actor, code).pk)
        revision = open_revision(procedure)
        published = list(procedure.revisions.filter(status=Status.PUBLISHED))
        validities = [each.validity for each in published if each.validity]
        check_publish(Status(revision.status), revision.name, revision.parsed_content(), decision, validities)
        _end_before(published, decision.effective_on)
        _pin(revision, decision)
        _describe(procedure, revision)
        refresh_search_words()
        note_event(revision, "published", actor, at, decision=decision.number, lateness=revision.lateness)
    return revision


def record_national_publication(actor: Actor, code: str, number: int, *, on: date, at: datetime) -> ProcedureRevision:
    """Note the day a published revision was entered in the national database; late is flagged (QĐ 766 1.2).

    Raises `Refused` for a day before the decision was signed, and for a revision that was not published here.
    """
    check_may_edit(actor)
    with transaction.atomic():
        procedure = Procedure.objects.select_for_update().get(pk=procedure_for(actor, code).pk)
        revision = procedure.revisions.filter(number=number, status=Status.PUBLISHED).first()
        if revision is None or revision.decision_signed_on is None or on < revision.decision_signed_on:
            raise Refused(
                "national_entry_out_of_order",
                vi="Chỉ ghi được ngày đưa vào CSDLQG, không trước ngày ký, của phiên bản đã công bố tại đây.",
                en="Only a revision published here has a day of entry, and not one before its decision was signed.",
                field="on",
            )
        revision.recorded_nationally_on = on
        revision.lateness = [str(each) for each in find_lateness(decision_of(revision), on, _count_working_days)]
        revision.save(update_fields=["recorded_nationally_on", "lateness"])
        note_event(revision, "recorded", actor, at, on=on.isoformat(), lateness=revision.lateness)
    return revision


def decision_of(revision: ProcedureRevision) -> Decision:
    """The publication decision of a revision published here."""
    signed, effective = revision.decision_signed_on, revision.decision_effective_on
    if signed is None or effective is None:
        raise LookupError("this revision was not published here")
    return Decision(
        number=revision.decision_number,
        signed_on=signed,
        effective_on=effective,
        publisher=Publisher(revision.publisher),
        urgent=revision.is_urgent,
        urgent_ground=revision.urgent_ground,
    )


def _end_before(published: list[ProcedureRevision], first_day: date) -> None:
    for revision in published:
        if revision.validity and not revision.validity.has_ended(first_day):
            revision.valid_to = first_day - timedelta(days=1)
            revision.save(update_fields=["valid_to"])


def _pin(revision: ProcedureRevision, decision: Decision) -> None:
    validity = Validity(decision.effective_on)
    revision.status = Status.PUBLISHED
    revision.valid_from, revision.valid_to = validity.first, validity.last
    revision.decision_number = decision.number.strip()
    revision.decision_signed_on, revision.decision_effective_on = decision.signed_on, decision.effective_on
    revision.publisher = decision.publisher
    revision.is_urgent, revision.urgent_ground = decision.urgent, decision.urgent_ground.strip()
    revision.source = f"Quyết định {revision.decision_number}"
    revision.lateness = [str(each) for each in find_lateness(decision, None, _count_working_days)]
    revision.save()


def _describe(procedure: Procedure, revision: ProcedureRevision) -> None:
    """Copy to the procedure what lists and search need of its latest public revision."""
    content = revision.parsed_content()
    procedure.name, procedure.sector = revision.name, revision.sector
    procedure.executing_agency, procedure.levels = content.executing_agency, list(content.levels)
    procedure.audiences = audiences_of(content.audience)
    procedure.detail, procedure.is_public = Procedure.DETAIL_FULL, True
    sector = procedure.sector.name if procedure.sector else ""
    for column, value in columns_for(revision.name, sector, procedure.agency, content.executing_agency).items():
        setattr(procedure, column, value)
    procedure.save()


def _count_working_days(first: date, last: date) -> int:
    days: int = schedule_for(None).working_days_between(first, last)
    return days
