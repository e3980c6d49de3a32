"""Somebody plans a survey."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.journal.reading import made_by
from motcua.journal.rules.story import Told
from motcua.kernel.chain import GENESIS
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.surveys.campaign_rows import add
from motcua.surveys.policies import check_may_run
from motcua.surveys.questionnaire_file import SOURCE, read_questionnaire
from motcua.surveys.rules.campaign import CAMPAIGNS, Campaign
from motcua.surveys.rules.campaign_moves import decide_draft, decide_questions


@transaction.atomic
def draft_campaign(
    actor: Actor,
    *,
    title: str,
    first: date,
    last: date,
    centres: Sequence[str],
    at: datetime,
    is_training: bool = False,
    request_id: UUID | None = None,
) -> UUID:
    """A new campaign with the shipped questionnaire; its number. Raises `NotFound`, `Invalid`."""
    check_may_run(actor)
    known = made_by(CAMPAIGNS, request_id)
    if known is not None:
        return known
    fact = decide_draft(title, first, last, centres, at.date(), is_training=is_training)
    if ServiceCentre.objects.filter(code__in=fact.centres).count() != len(fact.centres):
        raise Invalid("no_such_centre", vi="Hãy chọn nơi trong danh sách.", en="Choose centres from the list.",
                      field="centres")  # fmt: skip
    nothing = Campaign(drafted=fact)
    questions = decide_questions(nothing, read_questionnaire(), SOURCE)
    number = uuid4()
    add(actor, number, Told(Campaign(), (), GENESIS), [fact, *questions], at=at, request_id=request_id)
    return number
