"""Reads for screens."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.journal.reading import told_of_all
from motcua.journal.rules.story import Told
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.programmes.access import visible_to
from motcua.programmes.models import Programme, ProjectStep
from motcua.programmes.models import Project as Row
from motcua.programmes.policies import check_may_look
from motcua.programmes.rules.project import PROJECTS, Project
from motcua.programmes.rules.reporting import PeriodLine, line_of


def steps_on(day: date) -> list[ProjectStep]:
    """The steps in force on a day, in their order; none where no law of the list was in force."""
    return list(ProjectStep.objects.filter(valid_on(day)).order_by("ordinal"))


def step_names() -> dict[tuple[str, str], ProjectStep]:
    """All steps by law and code."""
    return {(step.law, step.code): step for step in ProjectStep.objects.all()}


def programmes() -> list[Programme]:
    return list(Programme.objects.all())


@dataclass(frozen=True, slots=True)
class Kept:
    """A project with its story."""

    row: Row
    story: Told[Project]


def portfolio(actor: Actor, programme: str = "") -> list[Kept]:
    """The projects that the actor sees, with their stories. Two queries. Raises `NotFound` for who sees none at all.

    A province has tens of projects, never thousands, so the list is whole.
    """
    check_may_look(actor)
    rows = visible_to(actor).select_related("programme").order_by("programme__first_day", "programme_id", "code")
    if programme:
        rows = rows.filter(programme=programme)
    listed = list(rows)
    stories = told_of_all(PROJECTS, [row.pk for row in listed])
    return [Kept(row, stories[row.pk]) for row in listed]


def report_of(actor: Actor, first: date, last: date) -> list[tuple[Row, PeriodLine]]:
    """What happened in a period, a line for each project that was there on its last day."""
    lines: list[tuple[Row, Any]] = []
    for kept in portfolio(actor):
        line = line_of(kept.story.events, first, last)
        if line is not None:
            lines.append((kept.row, line))
    return lines
