"""Enter a project that a decision has approved."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.programmes.models import Programme
from motcua.programmes.models import Project as Row
from motcua.programmes.policies import check_may_keep
from motcua.programmes.queries import steps_on
from motcua.programmes.rows import save_row
from motcua.programmes.rules import checks as check
from motcua.programmes.rules.deciding import decide
from motcua.programmes.rules.facts import Group, Registered
from motcua.programmes.rules.project import PROJECTS


@dataclass(frozen=True, slots=True)
class NewProject:
    """What is asked for; the steps come from the law in force on the day of the decision."""

    code: str
    name: str
    programme: str
    group: str
    investor: str
    decision: str
    decided_on: date
    total: int
    owner: str
    security_level: int = 0


@transaction.atomic
def register_project(actor: Actor, new: NewProject, *, request_id: UUID, at: datetime) -> Row:
    """The new project, at the one-stop of the actor's post. The same request again gives the project that is there.

    Raises `NotFound` for who may not, `Invalid`, `Refused` (`known_already`: the code).
    """
    post = check_may_keep(actor)
    known = made_by(PROJECTS, request_id)
    if known is not None:
        return Row.objects.get(pk=known)
    fact = _fact_of(new)
    subject = uuid4()
    nothing = told(PROJECTS, subject)
    facts = decide(nothing.state, fact, at.astimezone(VIETNAM).date())
    by = actor.by(post.code)
    story = append(PROJECTS, subject, nothing, facts, by=by, at=at, request_id=request_id)
    try:
        with transaction.atomic():
            return save_row(subject, story, post.centre_id or 0)
    except IntegrityError as error:
        raise check.known_already("code", new.code) from error


def _fact_of(new: NewProject) -> Registered:
    if new.group not in set(Group):
        raise check.no_such("group", new.group)
    if not Programme.objects.filter(pk=new.programme).exists():
        raise check.no_such("programme", new.programme)
    steps = steps_on(new.decided_on)
    if not steps:
        raise Invalid(
            "no_steps_in_force",
            vi=f"Chưa có trình tự dự án có hiệu lực ngày {new.decided_on:%d/%m/%Y}. Hãy kiểm tra ngày quyết định.",
            en=f"No order of steps is in force on {new.decided_on}. Check the day of the decision.",
            field="decided_on",
        )
    return Registered(
        code=new.code,
        name=new.name,
        programme=new.programme,
        group=Group(new.group),
        investor=new.investor,
        decision=new.decision,
        decided_on=new.decided_on,
        total=new.total,
        owner=new.owner,
        steps=tuple(step.code for step in steps),
        law=steps[0].law,
        security_level=new.security_level,
    )
