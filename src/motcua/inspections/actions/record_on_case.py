"""Add one fact to a case: evidence, a question, an explanation, the report, the finding, what follows from it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.inspections.access import case_for
from motcua.inspections.case_rows import save_row
from motcua.inspections.directory import people_of, reach_of
from motcua.inspections.evidence_found import check_found, handled_by
from motcua.inspections.models import CaseRow
from motcua.inspections.policies import no_such_case
from motcua.inspections.rules import checks as check
from motcua.inspections.rules.case import CASES, Case
from motcua.inspections.rules.case_facts import EvidenceAdded, OfficeTaken, Sanctioned
from motcua.inspections.rules.independence import Named, Person
from motcua.inspections.rules.judging import Scene, decide, parts_of, whose
from motcua.inspections.terms import listed_on
from motcua.journal.rules.story import Told
from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor


@transaction.atomic
def record_on_case(
    actor: Actor, subject: UUID, fact: Any, *, seen: int | None = None, request_id: UUID | None, at: datetime
) -> Told[Case]:
    """The story with `fact`. The same request again changes nothing. Raises `NotFound` (not the actor's act),
    `Invalid`, `Refused`, `Conflict`."""
    row, story = case_for(actor, subject, to_act=True)
    if not whose(fact) & parts_of(story.state, actor.account_id):
        raise no_such_case()
    if done_already(CASES, subject, request_id):
        return story
    check_seen(story, seen)
    fact, scene = _in_view(actor, row, story.state, fact, at.astimezone(VIETNAM).date())
    facts = decide(story.state, fact, scene)
    story = append(CASES, subject, story, facts, by=actor.by(), at=at, request_id=request_id)
    save_row(subject, story, row.centre_id)
    return story


def _in_view(actor: Actor, row: CaseRow, case: Case, fact: Any, today: date) -> tuple[Any, Scene]:
    """The fact, and what the rule must know."""
    scene = Scene(today, reach_of(row.centre).codes, _people(case, today), by=actor.account_id or 0)
    match fact:
        case EvidenceAdded():
            check_found(actor, fact.evidence)
            return fact, replace(scene, handled=handled_by(fact.evidence))
        case OfficeTaken():
            people = people_of({fact.person.account}, today)
            if fact.person.account not in people:
                raise check.no_such("person", fact.person.name)
            fact = replace(fact, person=people[fact.person.account].named)
            everybody = {**scene.people, **people}
            return fact, replace(scene, people=everybody, handled=handled_by(case.evidence))
        case Sanctioned():
            return fact, replace(scene, sanctions=listed_on(fact.on))
    return fact, scene


def _people(case: Case, today: date) -> dict[int, Person]:
    """Everybody named, as of today; who holds no post any more is still somebody."""
    opened = case.opened
    named: list[Named] = list(case.offices.values())
    if opened is not None:
        named += [each for each in (opened.subject, opened.head) if each is not None]
    people = people_of({each.account for each in named}, today)
    return {each.account: people.get(each.account, Person(each.account, each.name)) for each in named}
