"""Reads plans and inspections for their pages."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from motcua.inspections.evidence_found import may_be_opened
from motcua.inspections.models import InspectionRow, PlanRow
from motcua.inspections.queries import Kept
from motcua.inspections.rules.evidence import Evidence, EvidenceKind
from motcua.inspections.rules.inspecting import Part
from motcua.inspections.rules.inspection import Inspection, Recommendation
from motcua.inspections.rules.inspection_facts import FindingListed
from motcua.inspections.rules.plan import ItemAdded, Plan
from motcua.journal.rules.story import Told
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor
from motcua.web.reform.inspections.words import CONTENTS, EVIDENCE, PARTS, STAGES, Words, contents, told
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence; `address` where its own page is, "" where the reader may not open it."""

    kind: Words
    name: str
    note: str
    address: str


def read_evidence(
    actor: Actor, evidence: Sequence[Evidence], address_of_file: Callable[[int], str]
) -> tuple[Shown, ...]:
    """With links to what the actor may open; files by their place from 1, which whoever sees the evidence may open."""
    openable = may_be_opened(actor, evidence)
    codes = {each.name.partition("/")[0] for each in evidence if each.kind is EvidenceKind.FINDING}
    inspections = dict(InspectionRow.objects.filter(code__in=codes).values_list("code", "pk")) if codes else {}
    return tuple(
        Shown(
            EVIDENCE[each.kind],
            each.name,
            each.note,
            address_of_file(place) if each.file else (_address(each, inspections) if each.key in openable else ""),
        )
        for place, each in enumerate(evidence, start=1)
    )


def _address(evidence: Evidence, inspections: dict[str, Any]) -> str:
    match evidence.kind:
        case EvidenceKind.DOSSIER:
            return reverse("story", args=[evidence.name])
        case EvidenceKind.SIGN:
            return reverse("warnings-sign", args=[int(evidence.name)])
        case EvidenceKind.FINDING:
            return reverse("inspection", args=[inspections[evidence.name.partition("/")[0]]])
    return ""


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    by: str
    title: str
    words: str


def read_story(events: Iterable[Event]) -> tuple[Happened, ...]:
    """What happened, the last first."""
    return tuple(Happened(each.at, each.by.name, *told(each.fact)) for each in reversed(tuple(events)))


@dataclass(frozen=True, slots=True)
class PlanLine:
    row: PlanRow
    units: int
    decision: str


def read_plans(kept: Iterable[Kept[PlanRow, Plan]]) -> list[PlanLine]:
    return [
        PlanLine(each.row, len(each.state.items), each.state.approved.decision if each.state.approved else "")
        for each in kept
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """An inspection in the list. `overdue`: recommendations late; `is_late`: the conclusion is, or was."""

    row: InspectionRow
    stage: Tag
    leader: str
    is_late: bool
    done: int
    all: int
    overdue: int


def read_list(kept: Iterable[Kept[InspectionRow, Inspection]], today: date) -> list[Line]:
    return [_line(each, today) for each in kept]


def _line(kept: Kept[InspectionRow, Inspection], today: date) -> Line:
    state = kept.state
    return Line(
        kept.row,
        STAGES[state.stage],
        leader=state.leader.name if state.leader else "",
        is_late=state.is_conclusion_late(today),
        done=sum(each.is_done for each in state.recommendations.values()),
        all=len(state.recommendations),
        overdue=len(state.overdue(today)),
    )


@dataclass(frozen=True, slots=True)
class Finding:
    fact: FindingListed
    content: Words
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One inspection with all that its page shows."""

    row: InspectionRow
    state: Inspection
    stage: Tag
    scope: str
    people: tuple[tuple[str, Words], ...]
    findings: tuple[Finding, ...]
    recommendations: tuple[tuple[Recommendation, bool], ...]
    is_late: bool
    story: tuple[Happened, ...]


def read_inspection(actor: Actor, row: InspectionRow, story: Told[Inspection], today: date) -> Page:
    """The page as of a day."""
    state = story.state
    findings = tuple(_finding(actor, row, each) for each in state.findings.values())
    late: Collection[int] = {each.number for each in state.overdue(today)}
    return Page(
        row,
        state,
        STAGES[state.stage],
        scope=contents(state.decided.scope) if state.decided else "",
        people=_people(state),
        findings=findings,
        recommendations=tuple((each, each.number in late) for each in state.recommendations.values()),
        is_late=state.is_conclusion_late(today),
        story=read_story(story.events),
    )


def _finding(actor: Actor, row: InspectionRow, fact: FindingListed) -> Finding:
    def address(place: int) -> str:
        return reverse("inspection-file", args=[row.pk, fact.number, place])

    return Finding(fact, CONTENTS[fact.content], read_evidence(actor, fact.evidence, address))


def _people(state: Inspection) -> tuple[tuple[str, Words], ...]:
    named = [(state.decider, Part.DECIDER), (state.leader, Part.LEADER)]
    named += [(each, Part.MEMBER) for each in state.members]
    return tuple((each.name, PARTS[part]) for each, part in named if each is not None)


def read_items(plan: Plan, made: dict[int, InspectionRow]) -> list[tuple[ItemAdded, str, InspectionRow | None]]:
    """The lines of a plan with what is inspected, and the inspection that was made of each."""
    return [(item, contents(item.scope), made.get(number)) for number, item in sorted(plan.items.items())]
