"""Record the decision by which a unit is inspected."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from motcua.inspections.access import centre_for, plan_for
from motcua.inspections.directory import people_of, reach_of
from motcua.inspections.inspection_rows import save_row
from motcua.inspections.models import InspectionRow
from motcua.inspections.numbering import INSPECTION, next_code
from motcua.inspections.policies import as_person, check_inspects
from motcua.inspections.queries import made_of_plan
from motcua.inspections.rules import checks as check
from motcua.inspections.rules.independence import Named, Person
from motcua.inspections.rules.inspecting import Scene, decide
from motcua.inspections.rules.inspection import INSPECTIONS
from motcua.inspections.rules.inspection_facts import Decided
from motcua.inspections.rules.plan import Content
from motcua.journal.reading import made_by, told
from motcua.journal.writer import acted_meanwhile, append
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class NewInspection:
    """What is asked for; people by account. `plan` and its `item`, or the `ground` of a surprise."""

    unit: str
    decision: str
    decided_on: date
    decider: int
    leader: int
    members: tuple[int, ...]
    first: date
    last: date
    period_first: date
    period_last: date
    scope: tuple[Content, ...]
    plan: UUID | None = None
    item: int = 0
    ground: str = ""


@transaction.atomic
def decide_inspection(actor: Actor, new: NewInspection, *, request_id: UUID, at: datetime) -> InspectionRow:
    """The new inspection. The same request again gives the one that is there.

    Raises `NotFound` (who does not inspect; a unit not watched), `Invalid`, `Refused` (`own_unit`, `not_competent`,
    `investigated_it`, `plan_not_approved`, …), `Conflict`.
    """
    post = check_inspects(actor)
    if (done := made_by(INSPECTIONS, request_id)) is not None:
        return InspectionRow.objects.get(pk=done)
    centre, today = centre_for(actor, new.unit), at.astimezone(VIETNAM).date()
    by = as_person(actor)
    people = people_of({new.decider, new.leader, *new.members, by.account}, today)
    plan = plan_for(actor, new.plan, to_act=True)[1].state if new.plan else None
    made = made_of_plan(actor, new.plan) if new.plan else {}
    fact = Decided(
        code=next_code(InspectionRow, INSPECTION, new.decided_on.year),
        unit=centre.code,
        unit_name=centre.name,
        decision=new.decision,
        decided_on=new.decided_on,
        decider=named(people, new.decider, "decider"),
        leader=named(people, new.leader, "leader"),
        members=tuple(named(people, account, "members") for account in new.members),
        first=new.first,
        last=new.last,
        period_first=new.period_first,
        period_last=new.period_last,
        scope=new.scope,
        keeper=actor.account_id or 0,
        plan=new.plan,
        item=new.item,
        ground=new.ground,
    )
    subject = uuid4()
    nothing = told(INSPECTIONS, subject)
    scene = Scene(today, reach_of(centre).codes, people, plan, made, people.get(by.account, by))
    facts = decide(nothing.state, fact, scene)
    story = append(INSPECTIONS, subject, nothing, facts, by=actor.by(post.code), at=at, request_id=request_id)
    try:
        with transaction.atomic():
            return save_row(subject, story, centre.pk)
    except IntegrityError as error:
        raise acted_meanwhile() from error


def named(people: dict[int, Person], account: int, field: str) -> Named:
    """Somebody who holds a post today. Raises `Invalid`."""
    if account not in people:
        raise check.no_such(field, account)
    return people[account].named
