"""The doors to surveys: a campaign for an actor, an invitation for whoever holds its link or its paper."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.surveys.invitation_links import read_invitation_token
from motcua.surveys.models import Invitation, SurveyCampaign
from motcua.surveys.policies import may_read_results, may_run, may_type_in, no_such_survey
from motcua.surveys.rules.campaign import CAMPAIGNS, Campaign, Stage
from motcua.surveys.rules.paper_codes import read_paper_code


@dataclass(frozen=True, slots=True)
class LoadedCampaign:
    """The row and the story."""

    row: SurveyCampaign
    told: Told[Campaign]

    @property
    def state(self) -> Campaign:
        return self.told.state


def visible_to(actor: Actor) -> QuerySet[SurveyCampaign]:
    """Published ones for everybody; closed ones for heads and auditors too; open ones for clerks; all who run them."""
    if may_run(actor):
        return SurveyCampaign.objects.all()
    seen = Q(stage=Stage.PUBLISHED)
    if may_read_results(actor):
        seen |= Q(stage=Stage.CLOSED)
    if may_type_in(actor):
        seen |= Q(stage=Stage.OPEN)
    return SurveyCampaign.objects.filter(seen)


def campaign_for(actor: Actor, number: UUID, *, to_change: bool = False) -> LoadedCampaign:
    """Raises `NotFound`. `to_change` locks the row: the caller holds a transaction."""
    rows = visible_to(actor)
    row = (rows.select_for_update() if to_change else rows).filter(pk=number).first()
    if row is None:
        raise no_such_survey()
    return LoadedCampaign(row, told(CAMPAIGNS, row.pk))


def invitation_of(token: str) -> Invitation:
    """The invitation of a link. Raises `NotFound` for a link that is none of ours."""
    number = read_invitation_token(token)
    found = Invitation.objects.select_related("campaign", "centre").filter(pk=number).first() if number else None
    if found is None:
        raise no_such_survey()
    return found


def invitation_on_paper(campaign: SurveyCampaign, typed: str) -> Invitation:
    """The invitation whose number was typed. Raises `Invalid`, `NotFound` naming the field."""
    code = read_paper_code(typed)
    found = Invitation.objects.select_related("campaign", "centre").filter(campaign=campaign, paper=code).first()
    if found is None:
        raise NotFound(
            "paper_of_another_survey",
            vi="Đợt khảo sát này không có phiếu mang số đó. Hãy kiểm tra phiếu thuộc đợt nào.",
            en="This survey has no paper of that number. See which survey the paper belongs to.",
            field="paper",
        )
    return found
