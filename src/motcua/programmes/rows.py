"""A project's row out of its story, and what a row says otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told
from motcua.programmes.models import Project as Row
from motcua.programmes.rules.project import Project


def columns_of(project: Project) -> dict[str, Any]:
    """The columns that the story settles."""
    about = project.registered
    if about is None:
        raise ValueError("a project that is not registered has no row")
    return {
        "programme_id": about.programme,
        "code": about.code,
        "name": about.name,
        "group": about.group.value,
        "investor": about.investor,
        "owner": about.owner,
        "decided_on": about.decided_on,
        "total": project.total,
        "planned": project.planned,
        "contracted": project.contracted,
        "disbursed": project.disbursed,
        "security_level": project.security_level,
        "step": project.next_step,
        "done": len(project.done),
        "open_due": sorted(each.due.isoformat() for each in project.milestones.values() if each.reached_on is None),
        "open_risks": sum(each.is_open for each in project.risks.values()),
    }


def save_row(subject: UUID, told: Told[Project], centre_id: int) -> Row:
    """Write the row as the story stands."""
    row = Row(id=subject, centre_id=centre_id, seq=told.seq, **columns_of(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def compare(states: Mapping[UUID, Project]) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories."""
    return rows_that_differ(Row, states, columns_of)


def subjects() -> Iterable[UUID]:
    return Row.objects.values_list("id", flat=True)
