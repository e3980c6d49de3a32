"""A published survey of ours becomes the survey part of an assessment; the score sheet goes on paper."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World, instant
from motcua.indices.actions.appraise_assessment import take_survey
from motcua.indices.actions.load_sets import load_sets
from motcua.indices.actions.open_assessment import open_assessment
from motcua.indices.actions.score_assessment import score_criterion, submit_scores
from motcua.indices.assessments import set_named
from motcua.indices.rules.composite.criteria import Criteria, read_criteria
from motcua.indices.rules.composite.decide import self_total
from motcua.indices.rules.composite.story import ASSESSMENT, Evidence, Figure
from motcua.journal.reading import told
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Refused
from motcua.kernel.tests.reading import whole_text
from motcua.organisation.actors import SYSTEM, Actor
from motcua.programmes.tests.lives import coordinator
from motcua.surveys.actions.close_campaign import close_campaign
from motcua.surveys.actions.publish_results import publish_results
from motcua.surveys.models import SurveyCampaign
from motcua.surveys.tests.test_surveys import PLEASED, answer, asked, opened
from motcua.web.tests.conftest import SignIn

AT = instant("30/11 18:00")
BASE = "/cai-cach/chi-so/danh-gia/"


@pytest.fixture
def quyen(world: World) -> Actor:
    return coordinator(world)


def surveyed(world: World, *, people: int = 12, pleased: int = 6) -> UUID:
    """A closed survey of the provincial centre: some of its people all pleased, the others not at all."""
    number = opened(world, people)
    for place, invitation in enumerate(asked(number)):
        answer(invitation, levels=PLEASED if place < pleased else dict.fromkeys(PLEASED, 2))
    close_campaign(SYSTEM, number, at=AT)
    return number


def appraised(quyen: Actor, code: str = "par-tinh-2018", subject: str = "QNI") -> tuple[UUID, Criteria]:
    """An assessment whose self scores are in."""
    load_sets()
    row = set_named(code)
    criteria, number = read_criteria(row.content), uuid4()
    open_assessment(quyen, row, subject, number=number, at=AT)
    for leaf in criteria.leaves():
        if not leaf.is_survey:
            evidence = (Evidence("Số 12/BC-UBND"),)
            score_criterion(SYSTEM, number, leaf.code, figure=Figure(9, 10), evidence=evidence, at=AT)
    submit_scores(SYSTEM, number, self_total(criteria, told(ASSESSMENT, number).state), at=AT)
    return number, criteria


def survey_leaf(criteria: Criteria) -> str:
    return next(leaf.code for leaf in criteria.leaves() if leaf.is_survey)


def test_a_published_survey_is_chosen_and_its_figure_frozen(world: World, quyen: Actor, signed_in: SignIn) -> None:
    campaign = surveyed(world)
    number, criteria = appraised(quyen)
    code, client = survey_leaf(criteria), signed_in("quyen")
    page = f"{BASE}{number}/tieu-chi/{code}/"
    assert "campaign" not in client.get(page).context["form"].fields  # not published yet
    assert client.post(page, {"request_id": str(uuid4()), "source": "x"}).status_code == 400
    publish_results(SYSTEM, campaign, at=AT)
    assert "132 ÷ 264" in client.get(page).text
    sent = {"request_id": str(uuid4()), "campaign": str(campaign)}
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 302
    fact = told(ASSESSMENT, number).state.surveyed[code]
    assert (fact.figure.part, fact.figure.whole, fact.campaign) == (132, 264, str(campaign))
    assert (fact.figure.first, fact.figure.last) == (date(2018, 11, 1), date(2018, 11, 29))
    assert SurveyCampaign.objects.get().digest[:16] in fact.source
    assert f"/cai-cach/khao-sat/{campaign}/ket-qua/" in client.get(page).text
    assert sum(event.kind == "surveyed" for event in told(ASSESSMENT, number).events) == 1
    assert verify_stories().differences == []


def test_a_survey_of_training_or_that_tells_nothing_of_the_unit_is_refused(world: World, quyen: Actor) -> None:
    campaign = surveyed(world)
    publish_results(SYSTEM, campaign, at=AT)
    district, criteria = appraised(quyen, "par-huyen-2018", "QNI.193")
    with pytest.raises(Refused, match="no_such_survey_figure"):
        take_survey(quyen, district, survey_leaf(criteria), campaign=campaign, at=AT)
    number, criteria = appraised(quyen)
    SurveyCampaign.objects.update(is_training=True)
    with pytest.raises(Refused, match="no_such_survey_figure"):
        take_survey(quyen, number, survey_leaf(criteria), campaign=campaign, at=AT)
    assert told(ASSESSMENT, number).state.surveyed == {}


def test_an_index_hidden_for_the_few_cannot_be_taken(world: World, quyen: Actor) -> None:
    campaign = surveyed(world, people=12, pleased=10)  # two displeased people: the share is not told
    publish_results(SYSTEM, campaign, at=AT)
    number, criteria = appraised(quyen)
    with pytest.raises(Refused, match="no_such_survey_figure"):
        take_survey(quyen, number, survey_leaf(criteria), campaign=campaign, at=AT)


def test_the_score_sheet_on_paper_says_what_the_page_says(world: World, quyen: Actor, signed_in: SignIn) -> None:
    campaign = surveyed(world)
    publish_results(SYSTEM, campaign, at=AT)
    number, criteria = appraised(quyen)
    take_survey(quyen, number, survey_leaf(criteria), campaign=campaign, at=AT)
    answer_ = signed_in("quyen").get(f"{BASE}{number}/bang-diem.pdf")
    assert answer_.headers["Content-Type"] == "application/pdf"
    text = " ".join(whole_text(answer_.content).split())
    assert "BẢNG CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH" in text
    assert "ĐANG THẨM ĐỊNH" in text
    assert "Bộ tiêu chí minh họa" in text
    assert all(leaf.name.split()[0] in text for leaf in criteria.leaves())
    for client in (Client(), signed_in("an"), signed_in("giang")):
        assert client.get(f"{BASE}{number}/bang-diem.pdf").status_code == 404
