"""The row of a campaign: written with its events, and compared with them by `motcua verify`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told
from motcua.journal.writer import append
from motcua.organisation.actors import Actor
from motcua.surveys.models import SurveyCampaign
from motcua.surveys.recount import differences_of
from motcua.surveys.rules.campaign import CAMPAIGNS, Campaign


def add(
    actor: Actor,
    number: UUID,
    before: Told[Campaign],
    facts: list[Any],
    *,
    at: datetime,
    request_id: UUID | None,
) -> Told[Campaign]:
    """Append `facts` and save the row, in the caller's transaction."""
    after = append(CAMPAIGNS, number, before, facts, by=actor.by(), at=at, request_id=request_id)
    values = values_of(after.state) | {"seq": after.seq}
    if before.seq:
        SurveyCampaign.objects.filter(pk=number).update(**values)
    else:
        SurveyCampaign.objects.create(id=number, drafted_at=at, **values)
    return after


def values_of(campaign: Campaign) -> dict[str, Any]:
    """The row's columns that come from the state."""
    plan = campaign.plan
    return {
        "title": plan.title,
        "stage": campaign.stage.value,
        "first": plan.first,
        "last": plan.last,
        "closes_on": campaign.closes_on,
        "is_training": plan.is_training,
        "invited": campaign.invited,
        "digest": campaign.published.digest if campaign.published else "",
    }


def compare(states: Mapping[UUID, Campaign]) -> Iterable[tuple[UUID, str]]:
    """What the rows say otherwise, and published figures that the answers do not give any more."""
    yield from rows_that_differ(SurveyCampaign, states, values_of)
    rows = SurveyCampaign.objects.in_bulk(list(states))
    for number, row in rows.items():
        campaign = states[number]
        if row.invitations.count() != campaign.invited:
            yield number, f"{row.invitations.count()} invitations, by the events {campaign.invited}"
        for each in differences_of(row, campaign):
            yield number, f"the published figure {each.scope or 'all'} {each.item} is counted otherwise today"


def subjects() -> Iterable[UUID]:
    return SurveyCampaign.objects.values_list("pk", flat=True)
