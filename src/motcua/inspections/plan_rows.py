"""A plan's row out of its story."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.inspections.models import PlanRow
from motcua.inspections.rules.plan import Plan
from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told


def columns_of(plan: Plan) -> dict[str, Any]:
    """The columns that the story settles."""
    if plan.begun is None:
        raise ValueError("a plan that is not begun has no row")
    units = [item.unit for item in plan.items.values()]
    return {"year": plan.begun.year, "units": units, "is_approved": plan.approved is not None}


def save_row(subject: UUID, told: Told[Plan], centre_id: int) -> PlanRow:
    """Write the row as the story stands."""
    row = PlanRow(id=subject, centre_id=centre_id, seq=told.seq, **columns_of(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def compare(states: Mapping[UUID, Plan]) -> Iterator[tuple[UUID, str]]:
    return rows_that_differ(PlanRow, states, columns_of)


def subjects() -> Iterable[UUID]:
    return PlanRow.objects.values_list("id", flat=True)
