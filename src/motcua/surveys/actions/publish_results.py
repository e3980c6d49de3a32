"""Results become public: the figures as they may be told are kept with their hash."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import done_already
from motcua.organisation.actors import Actor
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_rows import add
from motcua.surveys.policies import check_may_run
from motcua.surveys.recount import count
from motcua.surveys.rules.campaign import CAMPAIGNS
from motcua.surveys.rules.campaign_moves import decide_publish
from motcua.surveys.rules.results import digest_of


@transaction.atomic
def publish_results(actor: Actor, number: UUID, *, at: datetime, request_id: UUID | None = None) -> None:
    """Raises `NotFound`, `Refused`."""
    check_may_run(actor)
    loaded = campaign_for(actor, number, to_change=True)
    if done_already(CAMPAIGNS, number, request_id):
        return
    figures = count(loaded.row, loaded.state)
    fact = decide_publish(loaded.state, figures, digest_of(figures))
    add(actor, number, loaded.told, [fact], at=at, request_id=request_id)
