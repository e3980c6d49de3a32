"""Somebody who is invited answers, by the link or on paper; an invitation once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.surveys.campaign_access import invitation_on_paper
from motcua.surveys.models import Answered, Invitation, Response, SurveyCampaign
from motcua.surveys.policies import check_may_type_in
from motcua.surveys.rules.campaign import Stage
from motcua.surveys.rules.campaign_moves import answered_already, check_takes_answers
from motcua.surveys.rules.questionnaire import Question
from motcua.surveys.rules.survey_answers import check_filled
from motcua.worktime.rules.schedule import in_vietnam

SHARED = "SELECT stage, closes_on FROM surveys_surveycampaign WHERE id = %s FOR SHARE"
"""Answers do not wait for one another; closing waits for them, and they see that it is closed."""


def check_can_answer(actor: Actor, invitation: Invitation, at: datetime) -> None:
    """Raises `Refused`: staff, a campaign that is not open, a second time."""
    if actor.is_officer:
        raise Refused(
            "staff_cannot_answer",
            vi="Tài khoản cán bộ không trả lời khảo sát được. Người được mời hãy mở đường dẫn khi chưa đăng nhập.",
            en="An officer's account cannot answer a survey. Whoever is invited opens the link without signing in.",
        )
    check_takes_answers(Stage(invitation.campaign.stage), invitation.campaign.closes_on, in_vietnam(at).date())
    if Answered.objects.filter(invitation=invitation).exists():
        raise answered_already()


def answer_survey(
    actor: Actor,
    invitation: Invitation,
    questions: Sequence[Question],
    *,
    levels: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    at: datetime,
) -> None:
    """Keep an answer apart from its invitation. `questions` are the campaign's; who answers is written nowhere.

    Raises `Refused`, `Invalid` naming a question.
    """
    check_can_answer(actor, invitation, at)
    _keep(invitation, questions, levels, choices, at)


def type_in_answer(
    actor: Actor,
    campaign: SurveyCampaign,
    paper: str,
    questions: Sequence[Question],
    *,
    levels: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    at: datetime,
) -> None:
    """The same from a paper questionnaire, by its number; who typed it in is written nowhere either.

    Raises `NotFound`, `Refused`, `Invalid`.
    """
    check_may_type_in(actor)
    _keep(invitation_on_paper(campaign, paper), questions, levels, choices, at)


def _keep(
    invitation: Invitation,
    questions: Sequence[Question],
    levels: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    at: datetime,
) -> None:
    filled = check_filled(questions, levels, choices)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(SHARED, [invitation.campaign_id])
                stage, closes_on = cursor.fetchone()
            check_takes_answers(Stage(stage), closes_on, in_vietnam(at).date())
            Answered.objects.create(invitation=invitation)
            Response.objects.create(
                campaign_id=invitation.campaign_id,
                centre_id=invitation.centre_id,
                levels=list(filled.levels),
                choices=list(filled.choices),
            )
    except IntegrityError as error:
        raise answered_already() from error
