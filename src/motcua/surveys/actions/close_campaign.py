"""A campaign closes: no answer is taken any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import done_already
from motcua.organisation.actors import Actor
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_rows import add
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import CAMPAIGNS
from motcua.surveys.rules.campaign_moves import decide_close


@transaction.atomic
def close_campaign(actor: Actor, number: UUID, *, at: datetime, request_id: UUID | None = None) -> None:
    """Raises `NotFound`, `Refused`."""
    check_may_run(actor)
    loaded = campaign_for(actor, number, to_change=True)
    if not done_already(CAMPAIGNS, number, request_id):
        add(actor, number, loaded.told, [decide_close(loaded.state)], at=at, request_id=request_id)
