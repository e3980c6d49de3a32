"""A case's row out of its story."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.inspections.evidence_found import files_of
from motcua.inspections.models import CaseRow
from motcua.inspections.rules.case import Case
from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told


def columns_of(case: Case) -> dict[str, Any]:
    """The columns that the story settles."""
    opened = case.opened
    if opened is None:
        raise ValueError("a case that is not opened has no row")
    return {
        "code": opened.code,
        "kind": opened.kind.value,
        "stage": case.stage.value,
        "opened_on": case.opened_on,
        "closed_on": case.closed_on,
        "handle_by": opened.handle_by,
        "in_charge": sorted({opened.opener.account, *(each.account for each in case.offices.values())}),
        "subject_account": opened.subject.account,
        "head_account": opened.head.account if opened.head else None,
        "outcome": case.found.outcome.value if case.found else "",
        "head_outcome": case.head_found.outcome.value if case.head_found else "",
        "evidence": [each.key for each in case.evidence],
    }


def save_row(subject: UUID, told: Told[Case], centre_id: int) -> CaseRow:
    """Write the row as the story stands."""
    row = CaseRow(id=subject, centre_id=centre_id, seq=told.seq, **columns_of(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def compare(states: Mapping[UUID, Case]) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories."""
    yield from rows_that_differ(CaseRow, states, columns_of)


def files(case: Case) -> Iterator[tuple[str, int]]:
    """Digest and size of each file that is evidence."""
    return files_of(case.evidence)


def subjects() -> Iterable[UUID]:
    return CaseRow.objects.values_list("id", flat=True)
