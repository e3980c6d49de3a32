"""The questions of a campaign are changed while nobody has been asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import done_already
from motcua.organisation.actors import Actor
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_rows import add
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import CAMPAIGNS
from motcua.surveys.rules.campaign_moves import decide_questions
from motcua.surveys.rules.questionnaire import Question


@transaction.atomic
def save_questionnaire(
    actor: Actor,
    number: UUID,
    questions: Sequence[Question],
    source: str,
    *,
    at: datetime,
    request_id: UUID | None = None,
) -> int:
    """The number of the version that holds now. Raises `NotFound`, `Refused` once it is open, `Invalid`."""
    check_may_run(actor)
    loaded = campaign_for(actor, number, to_change=True)
    if done_already(CAMPAIGNS, number, request_id):
        return loaded.state.version
    facts = decide_questions(loaded.state, questions, source)
    return add(actor, number, loaded.told, [*facts], at=at, request_id=request_id).state.version
