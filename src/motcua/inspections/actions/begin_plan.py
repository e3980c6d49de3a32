"""Begin the inspection plan of a year."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from motcua.inspections.models import PlanRow
from motcua.inspections.plan_rows import save_row
from motcua.inspections.policies import as_person, check_inspects
from motcua.inspections.rules.plan import PLANS, PlanBegun, decide
from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre


@transaction.atomic
def begin_plan(actor: Actor, year: int, *, request_id: UUID, at: datetime) -> PlanRow:
    """The plan of `year`, of the one-stop of the actor's post. The same request again gives the one that is there.

    Raises `NotFound` for who does not inspect, `Invalid`, `Refused` (`plan_there_already`).
    """
    post = check_inspects(actor)
    if (made := made_by(PLANS, request_id)) is not None:
        return PlanRow.objects.get(pk=made)
    centre = ServiceCentre.objects.get(pk=post.centre_id or 0)
    subject = uuid4()
    nothing = told(PLANS, subject)
    fact = PlanBegun(year, centre.code, centre.name)
    facts = decide(nothing.state, fact, as_person(actor), at.astimezone(VIETNAM).date())
    story = append(PLANS, subject, nothing, facts, by=actor.by(post.code), at=at, request_id=request_id)
    try:
        with transaction.atomic():
            return save_row(subject, story, centre.pk)
    except IntegrityError as error:
        raise Refused(
            "plan_there_already",
            vi=f"Đã có kế hoạch kiểm tra năm {year}. Hãy mở kế hoạch đó.",
            en=f"There is a plan for {year} already. Open that one.",
            field="year",
        ) from error
