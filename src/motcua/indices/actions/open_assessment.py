"""Open the assessment of one subject by a set of criteria."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.indices.models import Assessment, CriterionSet
from motcua.indices.policies import may_open_assessments, no_such_assessment
from motcua.indices.rules.composite.criteria import Kind
from motcua.indices.rules.composite.story import ASSESSMENT, Opened, Step
from motcua.indices.subjects import subject_named
from motcua.journal.reading import told
from motcua.journal.writer import append, done_already
from motcua.kernel.errors import Conflict
from motcua.kernel.text import sort_key
from motcua.organisation.actors import Actor


def open_assessment(
    actor: Actor, criteria: CriterionSet, subject: str, *, number: UUID, at: datetime, is_training: bool = False
) -> Assessment:
    """Open it under `number`, which is also the request: repeated, it is there already.

    Raises `NotFound`: not for this actor, or no such subject; `Conflict`: this subject has one by this set.
    """
    if not may_open_assessments(actor):
        raise no_such_assessment()
    if done_already(ASSESSMENT, number, number):
        return Assessment.objects.get(pk=number)
    found = subject_named(Kind(criteria.kind), subject, min(at.date(), criteria.valid_to or at.date()))
    row = Assessment(
        id=number,
        criteria=criteria,
        subject=found.code,
        subject_name=found.name,
        name_sort=sort_key(found.name),
        status=Step.SELF_SCORING.value,
        opened_at=at,
        changed_at=at,
        is_training=is_training,
    )
    fact = Opened(criteria.code, criteria.version, found.code, found.name, is_training)
    by = actor.by()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            append(ASSESSMENT, number, told(ASSESSMENT, number), [fact], by=by, at=at, request_id=number)
    except IntegrityError as error:
        raise Conflict(
            "assessed_already",
            vi="Đơn vị này đã có bảng điểm theo bộ tiêu chí đã chọn. Hãy mở bảng điểm đó trong danh sách.",
            en="This unit has an assessment by that set already. Open it in the list.",
            field="subject",
        ) from error
    return row
