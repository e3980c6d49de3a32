"""A training survey with answers drawn by a shown seed: nothing in it is anybody's opinion, and it says so."""

from datetime import date, datetime
from random import Random

from motcua.organisation.actors import STRANGER, SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.surveys.actions.answer_survey import answer_survey
from motcua.surveys.actions.close_campaign import close_campaign
from motcua.surveys.actions.draft_campaign import draft_campaign
from motcua.surveys.actions.draw_sample import draw_sample
from motcua.surveys.actions.open_campaign import open_campaign
from motcua.surveys.actions.publish_results import publish_results
from motcua.surveys.models import Invitation, SurveyCampaign
from motcua.surveys.questionnaire_file import read_questionnaire
from motcua.surveys.rules.questionnaire import expectations, scaled

SEED = "2018"
TITLE = f"Khảo sát tập huấn, dữ liệu tập huấn (số gieo {SEED})"
FIRST, LAST = date(2018, 9, 24), date(2018, 9, 28)
SIZE, LEAST = 260, 40
CENTRES = ("QNI", "QNI.193", "QNI.194", "QNI.195", "QNI.196")
WEIGHTS = (4, 3, 5, 14, 44, 30)
"""How often no answer and the levels 1 to 5 are drawn: invented."""


def tell_surveys(at: datetime) -> None:
    """Plan, draw, open, answer, close and publish; once."""
    if SurveyCampaign.objects.filter(title=TITLE).exists():
        return
    there = [code for code in CENTRES if ServiceCentre.objects.filter(code=code).exists()]
    number = draft_campaign(SYSTEM, title=TITLE, first=FIRST, last=LAST, centres=there, at=at, is_training=True)
    draw_sample(SYSTEM, number, size=SIZE, least=LEAST, seed=SEED, at=at)
    open_campaign(SYSTEM, number, closes_on=at.date(), at=at)
    chance, questions = Random(SEED), read_questionnaire()  # noqa: S311 - training data, not a secret
    for invitation in Invitation.objects.filter(campaign=number).select_related("campaign").order_by("pk"):
        levels = {each.code: chance.choices(range(6), WEIGHTS)[0] for each in scaled(questions)}
        choices = {each.code: [chance.choice(each.options).code] for each in expectations(questions)}
        if chance.random() < 0.8 and any(levels.values()):
            answer_survey(STRANGER, invitation, questions, levels=levels, choices=choices, at=at)
    close_campaign(SYSTEM, number, at=at)
    publish_results(SYSTEM, number, at=at)
