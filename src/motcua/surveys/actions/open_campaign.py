"""A campaign opens: from now on its questionnaire and sample stay, and invitations are answered."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import done_already
from motcua.organisation.actors import Actor
from motcua.surveys.campaign_access import campaign_for
from motcua.surveys.campaign_rows import add
from motcua.surveys.policies import check_may_run
from motcua.surveys.rules.campaign import CAMPAIGNS
from motcua.surveys.rules.campaign_moves import decide_open


@transaction.atomic
def open_campaign(actor: Actor, number: UUID, *, closes_on: date, at: datetime, request_id: UUID | None = None) -> None:
    """Raises `NotFound`, `Refused`, `Invalid`."""
    check_may_run(actor)
    loaded = campaign_for(actor, number, to_change=True)
    if not done_already(CAMPAIGNS, number, request_id):
        fact = decide_open(loaded.state, closes_on, at.date())
        add(actor, number, loaded.told, [fact], at=at, request_id=request_id)
