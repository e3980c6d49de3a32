from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from motcua.dossiers.rules.documents import Document
from motcua.inspections.access import case_for, inspection_for
from motcua.inspections.policies import no_such_case, no_such_inspection
from motcua.inspections.reading_log import What, record_reading
from motcua.inspections.rules.evidence import Evidence
from motcua.inspections.rules.judging import parts_of
from motcua.inspections.rules.seeing import sees_evidence
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.files import send_document
from motcua.web.visitor import address_of


@require_safe
def inspection_file(request: HttpRequest, subject: UUID, number: int, place: int) -> FileResponse:
    """A file that is evidence of a finding, for whoever sees the inspection."""
    _row, story = inspection_for(actor_of(request), subject)
    finding = story.state.findings.get(number)
    document = _file_at(finding.evidence, place) if finding else None
    if document is None:
        raise no_such_inspection()
    return send_document(document, is_saved=True)


@require_safe
def case_file(request: HttpRequest, subject: UUID, place: int) -> FileResponse:
    """A file that is evidence in a case, for those in charge and the subject; the reading is written down."""
    actor = actor_of(request)
    row, story = case_for(actor, subject)
    document = _file_at(story.state.evidence, place)
    if document is None or not sees_evidence(parts_of(story.state, actor.account_id)):
        raise no_such_case()
    record_reading(actor, row, What.FILE, at=clock.now(), address=address_of(request))
    return send_document(document, is_saved=True)


def _file_at(evidence: tuple[Evidence, ...], place: int) -> Document | None:
    return evidence[place - 1].file if 1 <= place <= len(evidence) else None
