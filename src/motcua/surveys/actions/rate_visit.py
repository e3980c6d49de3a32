"""Somebody says how a visit was."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from motcua.organisation.actors import Actor
from motcua.surveys.models import Visit, VisitAnswer
from motcua.surveys.rules.answers import check_answer, quarter_of
from motcua.surveys.rules.visits import check_is_no_officer
from motcua.worktime.rules.schedule import in_vietnam


def rate_visit(
    actor: Actor, visit: Visit, *, level: int | None, reasons: Collection[str], comment: str, at: datetime
) -> None:
    """Keep the first answer to a slip, apart from it. `visit` comes through `access`; who says it is written nowhere.

    A second answer is taken like the first and counts for nothing: so nobody who has seen the slip, the officer who
    gave it not either, learns whether it was used. Raises `Refused` for staff, `Invalid` naming a field.
    """
    check_is_no_officer(is_officer=actor.is_officer)
    said = check_answer(level, reasons, comment)
    with transaction.atomic():
        if Visit.objects.filter(pk=visit.pk, is_rated=False).update(is_rated=True):
            VisitAnswer.objects.create(
                quarter=quarter_of(in_vietnam(at).date()),
                centre_id=visit.centre_id,
                level=said.level,
                reasons=[reason.value for reason in said.reasons],
                comment=said.comment,
            )
