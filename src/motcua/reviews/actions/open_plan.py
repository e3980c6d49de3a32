"""Open a review of procedures of a year."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.journal.reading import told
from motcua.journal.writer import acted_meanwhile, append, done_already
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.reviews import policies
from motcua.reviews.models import ReviewPlan
from motcua.reviews.rules.review import REVIEW, decide_open_plan
from motcua.worktime.rules.schedule import in_vietnam


def open_plan(
    actor: Actor, centre: ServiceCentre, *, year: int, title: str, target_percent: int, request_id: UUID, at: datetime
) -> UUID:
    """The review's number, which is the request's: sent twice, it is opened once.

    Raises `Refused` (`not_your_post`), and as `decide_open_plan` does.
    """
    policies.require(policies.may_write(actor, centre.pk))
    if done_already(REVIEW, request_id, request_id):
        return request_id
    facts = decide_open_plan(centre.code, year, title, target_percent, in_vietnam(at).date())
    by = actor.by()
    try:
        with transaction.atomic():
            ReviewPlan.objects.create(pk=request_id, centre=centre, year=year, title=facts[0].title)
            append(REVIEW, request_id, told(REVIEW, request_id), facts, by=by, at=at, request_id=request_id)
    except IntegrityError as error:
        raise acted_meanwhile() from error
    return request_id
