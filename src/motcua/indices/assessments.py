"""Reads of assessments: lists, and ranks within peers (one set, so one year). The door: `access.visible_to`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from motcua.indices.access import visible_to
from motcua.indices.models import Assessment, CriterionSet
from motcua.indices.policies import no_such_assessment
from motcua.indices.rules.composite.story import State, Step
from motcua.indices.rules.ranking import ranks_of
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class Ranked:
    """A published assessment and its rank among its peers."""

    row: Assessment
    rank: int


def ranking_of(criteria: CriterionSet) -> list[Ranked]:
    """The published assessments by one set, best first; ties share a rank. One query."""
    rows = list(
        criteria.assessments.filter(status=Step.PUBLISHED.value, index_hundredths__isnull=False).order_by(
            "-index_hundredths", "name_sort"
        )
    )
    ranks = ranks_of({row.pk: row.index_hundredths or 0 for row in rows})
    return [Ranked(row, ranks[row.pk]) for row in rows]


def set_named(code: str, version: int | None = None) -> CriterionSet:
    """A set by its code, the latest version unless told. Raises `NotFound`."""
    found = CriterionSet.objects.filter(code=code if code.isprintable() else "").order_by("version")
    row = found.last() if version is None else found.filter(version=version).first()
    if row is None:
        raise no_such_assessment()
    return row


def listed_for(actor: Actor, *, criteria: str = "", status: str = "") -> QuerySet[Assessment]:
    """The assessments that the actor may see, changed last first."""
    found = visible_to(actor).order_by("-changed_at", "pk")
    if criteria.isprintable() and criteria:
        found = found.filter(criteria__code=criteria)
    return found.filter(status=status) if status in set(Step) and status else found


def compare(states: Mapping[UUID, State]) -> Iterator[tuple[UUID, str]]:
    """Where an assessment's row says otherwise than its story (`motcua verify`)."""
    rows = Assessment.objects.select_related("criteria").in_bulk(list(states))
    for subject, state in states.items():
        row, opened = rows.get(subject), state.opened
        if row is None or opened is None:
            yield subject, "no row"
            continue
        kept = (row.status, row.index_hundredths, row.subject, row.criteria.code, row.criteria.version)
        meant = (state.step.value, state.hundredths, opened.subject, opened.criteria, opened.version)
        if kept != meant:
            yield subject, f"the row says {kept}, the events {meant}"


def subjects_kept() -> Iterable[UUID]:
    """All that have a row."""
    return Assessment.objects.values_list("pk", flat=True)
