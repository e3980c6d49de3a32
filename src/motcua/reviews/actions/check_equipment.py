"""Fill in a reception unit's check-list, and keep who looked when."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.reading import told
from motcua.journal.writer import append, done_already
from motcua.organisation.actions.record_equipment import record_equipment
from motcua.organisation.actors import Actor
from motcua.organisation.models import CentreEquipment, ServiceCentre
from motcua.reviews import policies
from motcua.reviews.models import CheckedCentre, subject_of
from motcua.reviews.rules.check_list import EQUIPMENT, Line, decide_look
from motcua.worktime.rules.schedule import in_vietnam


@transaction.atomic
def check_equipment(
    actor: Actor,
    centre: ServiceCentre,
    marks: Mapping[str, bool],
    *,
    checked_on: date,
    source: str,
    request_id: UUID,
    at: datetime,
) -> None:
    """Record which items (codes) the unit has, all looked at on one day.

    Raises `Refused` (`not_your_post`, `centre_not_working`, `equipment_checked_later`), `Invalid` as `decide_look`
    does, `NotFound` (`equipment_unknown`).
    """
    policies.require(policies.may_record_equipment(actor, centre))
    subject = subject_of(centre.code)
    ServiceCentre.objects.select_for_update().get(pk=centre.pk)
    if done_already(EQUIPMENT, subject, request_id):
        return
    known = told(EQUIPMENT, subject)
    lines = [Line(item, is_present, checked_on) for item, is_present in marks.items()]
    facts = decide_look(known.state, centre.code, lines, source, in_vietnam(at).date(), lines_of(centre.pk))
    for line in lines:
        record_equipment(
            actor, centre, line.item, is_present=line.is_present, checked_on=checked_on, source=facts[0].source
        )
    CheckedCentre.objects.get_or_create(pk=subject, defaults={"centre": centre})
    by = actor.by()
    append(EQUIPMENT, subject, known, facts, by=by, at=at, request_id=request_id)


def lines_of(centre_id: int) -> list[Line]:
    """The lines that stand on the list now."""
    rows = CentreEquipment.objects.filter(centre=centre_id).order_by("item__code")
    return [Line(*row) for row in rows.values_list("item__code", "is_present", "checked_on")]
