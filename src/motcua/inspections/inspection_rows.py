"""An inspection's row out of its story."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.inspections.evidence_found import files_of
from motcua.inspections.models import InspectionRow
from motcua.inspections.rules.inspection import Inspection
from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told


def columns_of(inspection: Inspection) -> dict[str, Any]:
    """The columns that the story settles."""
    decided = inspection.decided
    if decided is None or inspection.decider is None:
        raise ValueError("an inspection that is not decided has no row")
    is_followed = inspection.concluded is not None
    return {
        "code": decided.code,
        "plan": decided.plan,
        "stage": inspection.stage.value,
        "first": decided.first,
        "last": decided.last,
        "accounts": sorted({decided.keeper, inspection.decider.account, *(each.account for each in inspection.team)}),
        "faults": inspection.faults,
        "conclude_by": inspection.minutes.conclude_by if inspection.minutes else None,
        "concluded_on": inspection.concluded.on if inspection.concluded else None,
        "open_due": sorted(
            each.due for each in inspection.recommendations.values() if is_followed and not each.is_done
        ),
    }


def save_row(subject: UUID, told: Told[Inspection], centre_id: int) -> InspectionRow:
    """Write the row as the story stands."""
    row = InspectionRow(id=subject, centre_id=centre_id, seq=told.seq, **columns_of(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def compare(states: Mapping[UUID, Inspection]) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories."""
    yield from rows_that_differ(InspectionRow, states, columns_of)


def files(inspection: Inspection) -> Iterator[tuple[str, int]]:
    """Digest and size of each file that is evidence of a finding."""
    for finding in inspection.findings.values():
        yield from files_of(finding.evidence)


def subjects() -> Iterable[UUID]:
    return InspectionRow.objects.values_list("id", flat=True)
