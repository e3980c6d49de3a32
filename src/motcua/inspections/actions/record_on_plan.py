"""Add a line to a plan, drop one, or approve it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.inspections.access import plan_for
from motcua.inspections.models import PlanRow
from motcua.inspections.plan_rows import save_row
from motcua.inspections.policies import as_person, no_such_inspection
from motcua.inspections.rules import checks as check
from motcua.inspections.rules.plan import PLANS, ItemAdded, Plan, PlanApproved, decide
from motcua.journal.rules.story import Told
from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role


def may_record(actor: Actor, row: PlanRow, fact: type) -> bool:
    """Inspectors of the plan's one-stop draw it up, its head approves."""
    role = Role.CENTRE_HEAD if fact is PlanApproved else Role.INSPECTOR
    return actor.account_id is not None and any(
        role in post.roles and post.centre_id == row.centre_id for post in actor.posts
    )


@transaction.atomic
def record_on_plan(
    actor: Actor, subject: UUID, fact: Any, *, seen: int | None = None, request_id: UUID | None, at: datetime
) -> Told[Plan]:
    """The story with `fact`. The same request again changes nothing. Raises `NotFound`, `Invalid`, `Refused`,
    `Conflict`."""
    row, story = plan_for(actor, subject, to_act=True)
    if not may_record(actor, row, type(fact)):
        raise no_such_inspection()
    if done_already(PLANS, subject, request_id):
        return story
    check_seen(story, seen)
    if isinstance(fact, ItemAdded) and not below(row.centre).filter(code=fact.unit).exists():
        raise check.no_such("unit", fact.unit_name)
    facts = decide(story.state, fact, as_person(actor), at.astimezone(VIETNAM).date())
    story = append(PLANS, subject, story, facts, by=actor.by(), at=at, request_id=request_id)
    save_row(subject, story, row.centre_id)
    return story


def below(centre: ServiceCentre) -> Any:
    """The one-stops that a plan of `centre` may name: those of the units below its own."""
    found = ServiceCentre.objects.filter(unit__parent=centre.unit_id)
    return (found | ServiceCentre.objects.filter(unit__parent__parent=centre.unit_id)).order_by("name_sort", "code")
