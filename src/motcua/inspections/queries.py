"""Reads for screens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from motcua.inspections.access import cases_visible_to, inspections_visible_to, plans_visible_to, watched_centres
from motcua.inspections.models import CaseRow, InspectionRow, PlanRow
from motcua.inspections.policies import check_may_look
from motcua.inspections.rules.counting import Counted, Figures, figures_of
from motcua.inspections.rules.inspection import INSPECTIONS
from motcua.inspections.rules.plan import PLANS
from motcua.journal.reading import told_of_all
from motcua.journal.rules.story import Story
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role


@dataclass(frozen=True, slots=True)
class Kept[Row, State]:
    """A row with what its story amounts to."""

    row: Row
    state: State


def plans(actor: Actor) -> QuerySet[PlanRow]:
    """Those that the actor sees, the latest year first. Raises `NotFound` for who sees none at all."""
    check_may_look(actor)
    return plans_visible_to(actor).select_related("centre").order_by("-year", "pk")


def inspections(actor: Actor, stage: str = "") -> QuerySet[InspectionRow]:
    """Those that the actor sees, the latest first; of one stage only where asked. Raises `NotFound`."""
    check_may_look(actor)
    found = inspections_visible_to(actor).select_related("centre").order_by("-first", "-code")
    return found.filter(stage=stage) if stage else found


def kept_of[Row: (PlanRow, InspectionRow, CaseRow), State](
    story: Story[State], rows: Iterable[Row]
) -> list[Kept[Row, State]]:
    """Each row with its state. One query."""
    found = list(rows)
    stories = told_of_all(story, [row.pk for row in found])
    return [Kept(row, stories[row.pk].state) for row in found]


def made_of_plan(actor: Actor, plan: UUID) -> dict[int, InspectionRow]:
    """The inspections that the actor sees, by the number of the plan's line of which each was made."""
    rows = list(inspections_visible_to(actor).filter(plan=plan).order_by("first", "code"))
    stories = told_of_all(INSPECTIONS, [row.pk for row in rows])
    decided = ((stories[row.pk].state.decided, row) for row in rows)
    return {each.item: row for each, row in decided if each is not None}


def planned_items(actor: Actor, unit: str) -> list[tuple[str, str]]:
    """The lines of approved plans that name the unit, as "plan/number" and in words."""
    found = []
    for kept in kept_of(PLANS, plans(actor)):
        if kept.state.approved is not None:
            for item in kept.state.items.values():
                if item.unit == unit:
                    months = f"{item.first_month}–{item.last_month}/{kept.row.year}"
                    found.append((f"{kept.row.pk}/{item.number}", f"{kept.state.approved.decision}: {months}"))
    return found


def cases(actor: Actor) -> QuerySet[CaseRow]:
    """The cases that name the actor in one part or another, the latest first; most officers have none."""
    return cases_visible_to(actor).select_related("centre").order_by("-opened_on", "-code")


def sees_small_counts(actor: Actor) -> bool:
    """Inspectors, of the units that they watch, and auditors."""
    return bool(actor.roles & {Role.INSPECTOR, Role.AUDITOR})


def count_cases(actor: Actor, first: date, last: date) -> Figures:
    """The cases opened in the period: whole for inspectors (their units) and auditors (all); for everybody else those
    of all units, small counts left out. A period of one's own would tell small counts by subtraction: the page offers
    whole years only."""
    rows = CaseRow.objects.filter(opened_on__range=(first, last))
    all_shown = sees_small_counts(actor)
    if all_shown and not actor.has(Role.AUDITOR):
        rows = rows.filter(centre__in=watched_centres(actor))
    counted = rows.values_list("kind", "stage", "outcome", "head_outcome")
    return figures_of((Counted(*row) for row in counted), all_shown=all_shown)
