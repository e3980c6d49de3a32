"""Add one fact to an inspection: a finding, the minutes, the conclusion, what became of a recommendation."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.inspections.access import inspection_for
from motcua.inspections.directory import people_of, reach_of
from motcua.inspections.evidence_found import check_found
from motcua.inspections.inspection_rows import save_row
from motcua.inspections.models import InspectionRow
from motcua.inspections.policies import as_person, no_such_inspection
from motcua.inspections.rules import checks as check
from motcua.inspections.rules.inspecting import WHOSE, Scene, decide, parts_of
from motcua.inspections.rules.inspection import INSPECTIONS, Inspection
from motcua.inspections.rules.inspection_facts import FindingListed, MinutesSigned, SeatTaken
from motcua.inspections.terms import CONCLUSION, end_of
from motcua.journal.rules.story import Told
from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor


def may_record(actor: Actor, inspection: Inspection, fact: type) -> bool:
    """Whether such an act is the actor's in this inspection."""
    return bool(WHOSE[fact] & parts_of(inspection, actor.account_id))


@transaction.atomic
def record_on_inspection(
    actor: Actor, subject: UUID, fact: Any, *, seen: int | None = None, request_id: UUID | None, at: datetime
) -> Told[Inspection]:
    """The story with `fact`. The same request again changes nothing. Raises `NotFound`, `Invalid`, `Refused`,
    `Conflict`."""
    row, story = inspection_for(actor, subject, to_act=True)
    if not may_record(actor, story.state, type(fact)):
        raise no_such_inspection()
    if done_already(INSPECTIONS, subject, request_id):
        return story
    check_seen(story, seen)
    today = at.astimezone(VIETNAM).date()
    fact, scene = _in_view(actor, row, story.state, fact, today)
    facts = decide(story.state, fact, scene)
    story = append(INSPECTIONS, subject, story, facts, by=actor.by(), at=at, request_id=request_id)
    save_row(subject, story, row.centre_id)
    return story


def _in_view(actor: Actor, row: InspectionRow, inspection: Inspection, fact: Any, today: date) -> tuple[Any, Scene]:
    """The fact with what the law adds to it, and what the rule must know."""
    by = as_person(actor)
    people = people_of({by.account}, today)
    scene = Scene(today, reach_of(row.centre).codes, people, by=people.get(by.account, by))
    match fact:
        case FindingListed():
            check_found(actor, fact.evidence)
        case MinutesSigned():
            last, law = end_of(CONCLUSION, min(fact.on, today))
            return replace(fact, conclude_by=last, law=law), scene
        case SeatTaken():
            accounts = {fact.person.account, *([inspection.decider.account] if inspection.decider else [])}
            people = people_of(accounts, today)
            if fact.person.account not in people:
                raise check.no_such("person", fact.person.name)
            return replace(fact, person=people[fact.person.account].named), replace(scene, people=people)
    return fact, scene
