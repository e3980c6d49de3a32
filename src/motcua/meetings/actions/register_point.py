"""Enter a teleconference point into the register."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.kernel.facts import By
from motcua.meetings.models import Point as PointRow
from motcua.meetings.policies import check_may_run
from motcua.meetings.rows import save_point
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.deciding_points import decide
from motcua.meetings.rules.facts import PointRegistered
from motcua.meetings.rules.point import POINTS
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre


@transaction.atomic
def register_point(actor: Actor, fact: PointRegistered, *, request_id: UUID, at: datetime) -> PointRow:
    """The new point, kept by the one-stop of the actor's post. The same request again gives the point that is there.

    Raises `NotFound` for who may not, `Invalid`, `Refused` (`known_already`: the code).
    """
    post = check_may_run(actor)
    known = made_by(POINTS, request_id)
    if known is not None:
        return PointRow.objects.get(subject=known)
    if fact.one_stop and not ServiceCentre.objects.filter(code=fact.one_stop).exists():
        raise check.no_such("one_stop", fact.one_stop)
    if fact.agency and not Agency.objects.filter(code_2020=fact.agency).exists():
        raise check.no_such("agency", fact.agency)
    return enter(fact, actor.by(post.code), post.centre_id or 0, at=at, request_id=request_id)


def enter(fact: PointRegistered, by: By, centre_id: int, *, at: datetime, request_id: UUID | None = None) -> PointRow:
    """Write the first event and the row; the caller holds the transaction and has asked whether it may be."""
    subject = uuid4()
    nothing = told(POINTS, subject)
    facts = decide(nothing.state, fact, at)
    story = append(POINTS, subject, nothing, facts, by=by, at=at, request_id=request_id)
    return save_point(subject, story, centre_id)
